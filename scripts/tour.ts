/**
 * `npm run tour`: records media/tour.json, the tour that comes with the extension, on a real containerd 2.x with runc. A
 * pod runs beside it, as on a node that is in use, so that its numbers are not those of the tour alone.
 * What names this machine is replaced by what a usual node has in its place.
 */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import path from 'node:path';
import { CallLog } from '../src/calls/callLog.ts';
import { connectEndpoint } from '../src/client/connectEndpoint.ts';
import type { LayersSnapshot } from '../src/contract/layers/snapshot.ts';
import type { RuntimePort } from '../src/contract/runtime.ts';
import { LayersSession } from '../src/layers/session/layersSession.ts';
import { LiveSession } from '../src/model/session/liveSession.ts';
import { nodeOfThisMachine } from '../src/proc/nodeOfThisMachine.ts';
import { layersShowing } from '../src/tour/layersShowing.ts';
import { recordTour } from '../src/tour/recordTour.ts';
import { recordingAsJson } from '../src/tour/recordingJson.ts';
import { busyboxImage } from './testbed/images/baseImages.ts';
import { startTestbed } from './testbed/startTestbed.ts';

const file = path.resolve(import.meta.dirname, '../media/tour.json');
const socketPath = '/run/containerd/containerd.sock';
const image = 'docker.io/library/hello:1';

async function runPodBeside(runtime: RuntimePort, cgroupParent: string): Promise<void> {
  const pod = { name: 'web', uid: randomUUID(), namespace: 'default', hostname: 'web', cgroupParent };
  const sandboxId = await runtime.runSandbox(pod);
  const container = { name: 'app', image: busyboxImage, command: ['sleep', '1000'] };
  await runtime.startContainer(await runtime.createContainer(sandboxId, container, pod));
}

const testbed = await startTestbed({ versions: ['2.x'], registry: true, report: console.log });
try {
  const containerd = testbed.containerd('2.x');
  const { folder } = containerd;
  const pulled = `${testbed.registry?.address ?? ''}/local/hello:1`;
  const calls = new CallLog('node');
  const address = { kind: 'unix', path: containerd.socketPath } as const;
  const client = connectEndpoint(address, () => 10_000, calls);
  const session = new LiveSession({
    endpoint: { id: `unix://${socketPath}`, name: 'node', address },
    client,
    calls,
    watchSocket: () => ({ dispose: () => undefined }),
    refreshIntervalMs: () => 2_000,
    pullTimeoutMs: () => 60_000,
    readSpacingMs: 100,
    now: Date.now,
    log: () => undefined,
  });
  const layers = new LayersSession({ session, node: nodeOfThisMachine(), now: Date.now });
  session.setVisible(true);
  layers.setVisible(true);
  try {
    await runPodBeside(client.runtime, containerd.cgroupParent);
    const isRead = (shown: LayersSnapshot): boolean =>
      shown.node.kernel.release.known && shown.node.runtime.blobs.known && shown.node.runtime.snapshots.known;
    const never = new AbortController().signal;
    await layersShowing(layers, isRead, { timeoutMs: 20_000, signal: never });
    const recording = await recordTour({
      runtime: client.runtime,
      images: client.images,
      calls,
      layers,
      image: pulled,
      runtimeHandler: '',
      now: Date.now,
      settleMs: 5_000,
      onStep: console.log,
      signal: never,
    });
    const places: readonly (readonly [string, string])[] = [
      [pulled, image],
      [pulled.slice(0, pulled.lastIndexOf(':')), image.slice(0, image.lastIndexOf(':'))],
      [testbed.registry?.address ?? 'docker.io', 'docker.io'],
      [containerd.socketPath, socketPath],
      [`${folder}/state`, '/run/containerd'],
      [`${folder}/root`, '/var/lib/containerd'],
      [`${folder}/bin`, '/usr/bin'],
      [folder, '/etc/containerd'],
      [path.basename(folder), 'containerd'],
      [release(), release().replace(/-.*/, '')],
    ];
    const text = places
      .reduce((json, [here, usual]) => json.replaceAll(here, usual), recordingAsJson(recording))
      // The packages are unpacked, not installed.
      .replaceAll(/"[^" ]*(\/usr\/s?bin\/)/g, '"$1');
    await writeFile(file, text);
    console.log(`${path.relative(process.cwd(), file)}: ${text.length} bytes`);
  } finally {
    layers.dispose();
    session.dispose();
  }
} finally {
  await testbed.stop();
}
