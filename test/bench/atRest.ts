import { inParallel } from '../../src/common/inParallel.ts';
import { whyRuntimeUnavailable } from '../runtimes/availability.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { realContainerd } from '../runtimes/realContainerd.ts';
import type { BenchRow } from './benchRow.ts';
import { measureInProcess } from './measureInProcess.ts';

interface Cost {
  readonly cpuMs: number;
  readonly calls: number;
  readonly processes: number;
}

/** As long as it takes from one healing relist to the next, so that one is in it. */
const seconds = 60;
const podsAtATime = 4;

/** What following a node costs on which nothing happens. Nothing is scaled: it takes its minute. */
export async function atRest(podCount: number): Promise<readonly BenchRow[]> {
  const reason = await whyRuntimeUnavailable('2.x');
  if (reason !== undefined) {
    console.error(`Skipped, the cost at rest with real pods: ${reason}`);
    return [];
  }
  await using node = await realContainerd('2.x');
  const pods = new PodFactory(node);
  await inParallel([...Array(podCount).keys()], podsAtATime, () => pods.running());
  const program = ['--import', 'tsx', 'test/bench/atRestProcess.ts', node.containerd.socketPath];
  const measure = (way: string): Promise<Cost> => measureInProcess<Cost>([...program, way, String(seconds)]);
  const [ours, polling] = await Promise.all([measure('events'), measure('polling')]);
  const row = (what: string, unit: string, pick: (cost: Cost) => number): BenchRow => ({
    what: `${what} a minute at rest, ${podCount} real pods`,
    measured: [{ value: pick(ours), unit }],
    against: [{ name: 'list everything every 2 s', measured: [{ value: pick(polling), unit }] }],
  });
  return [
    row('CPU time', 'ms', ({ cpuMs }) => cpuMs),
    row('RPCs', '', ({ calls }) => calls),
    row('Processes started', '', ({ processes }) => processes),
  ];
}
