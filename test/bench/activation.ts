import path from 'node:path';
import type { BenchRow } from './benchRow.ts';
import { measureInProcess } from './measureInProcess.ts';
import { percentile } from './percentile.ts';

interface ActivationTimes {
  readonly requireMs: number;
  readonly activateMs: number;
}

const warmUps = 3;
const counted = 21;

/** How long a window waits for the extension, in a fresh process each time, with a `vscode` that does nothing. */
export async function activation(bundleFile: string): Promise<readonly BenchRow[]> {
  const program = path.join(import.meta.dirname, 'activationProcess.cjs');
  const emptyFile = path.join(import.meta.dirname, 'emptyExtension.cjs');
  const ours: ActivationTimes[] = [];
  const empty: ActivationTimes[] = [];
  for (let round = 0; round < warmUps + counted; round += 1) {
    const [our, other] = [
      await measureInProcess<ActivationTimes>([program, bundleFile]),
      await measureInProcess<ActivationTimes>([program, emptyFile]),
    ];
    if (round >= warmUps) {
      ours.push(our);
      empty.push(other);
    }
  }
  const row = (what: string, pick: (times: ActivationTimes) => number): BenchRow => {
    const median = (all: readonly ActivationTimes[]) => [{ value: percentile(all.map(pick), 50), unit: 'ms' }];
    return { what, measured: median(ours), against: [{ name: 'an empty extension', measured: median(empty) }] };
  };
  return [
    row('require() of the production bundle', ({ requireMs }) => requireMs),
    row('activate()', ({ activateMs }) => activateMs),
  ];
}
