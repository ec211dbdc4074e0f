import { setTimeout as pause } from 'node:timers/promises';
import { demonstrationNode } from '../bench/demonstrationNode.ts';
import { followedSession } from '../bench/followedSession.ts';
import { onlySession } from '../bench/onlySession.ts';
import { openViews } from '../bench/openViews.ts';
import { eventually } from '../runtimes/eventually.ts';
import { leaks, openResources } from '../runtimes/openResources.ts';
import { type AttackResult, type AttackSize, times } from './attackResult.ts';

/** Of what was in memory after the first tenth: less is noise of the garbage collector. */
const mostGrowthBytes = 10 * 1024 * 1024;

/** Pods come and go for ten minutes: memory does not grow, the store has what the lists have, and nothing is left. */
export async function soak(size: AttackSize): Promise<AttackResult> {
  const failures: string[] = [];
  const before = openResources();
  await using node = await demonstrationNode(60);
  const other = node.connect();
  const session = followedSession(node.endpoint, node.connect());
  const views = openViews(onlySession(session));
  session.setVisible(true);
  const endsAtMs = Date.now() + times(600_000, size);
  const warmUntilMs = Date.now() + times(60_000, size);
  let warmBytes = 0;
  let changes = 0;
  while (Date.now() < endsAtMs) {
    const spec = { name: `soak-${changes}`, uid: `u${changes}`, namespace: 'soak' };
    const sandboxId = await other.runtime.runSandbox(spec);
    const image = 'registry.k8s.io/pause:3.10';
    const containerId = await other.runtime.createContainer(sandboxId, { name: 'app', image }, spec);
    await other.runtime.startContainer(containerId);
    await other.runtime.stopContainer(containerId, 0);
    await other.runtime.removeContainer(containerId);
    await other.runtime.stopSandbox(sandboxId);
    await other.runtime.removeSandbox(sandboxId);
    changes += 7;
    if (warmBytes === 0 && Date.now() > warmUntilMs) {
      warmBytes = heapBytes();
    }
    await pause(500);
  }
  const grownBytes = heapBytes() - warmBytes;
  if (grownBytes > mostGrowthBytes) {
    failures.push(`grew by ${(grownBytes / 1e6).toFixed(1)} MB`);
  }
  await eventually(async () => {
    const listed = (await other.runtime.listContainers()).map(({ id }) => id).sort();
    const { snapshot } = session.store;
    if ([...snapshot.containers.keys()].sort().join() !== listed.join()) {
      throw new Error('The store has other containers than the list.');
    }
  });
  const { sandboxes, containers } = session.store.snapshot;
  views.dispose();
  session.dispose();
  other.dispose();
  await node[Symbol.asyncDispose]();
  await pause(1_000);
  failures.push(...leaks(before, openResources()).map((leak) => `left open: ${leak}`));
  return {
    ...{ area: 'soak', tried: changes, failures },
    notes: [
      `memory grew by ${(grownBytes / 1e6).toFixed(1)} MB`,
      `${sandboxes.size} sandboxes and ${containers.size} containers at the end, as listed`,
    ],
  };
}

function heapBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
