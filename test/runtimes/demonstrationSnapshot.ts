import type { Fact } from '../../src/contract/layers/fact.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import { demonstration } from './demonstration.ts';
import { eventually } from './eventually.ts';
import { FollowedLayers } from './followedLayers.ts';

/** Nobody looks at all of many. */
const lookedCount = 12;

/**
 * The demonstration runtime's layers, as the extension shows them: its processes are none of this machine's.
 * @param sandboxes how many there are at least
 */
export async function demonstrationSnapshot(sandboxes: number): Promise<LayersSnapshot> {
  await using runtime = await demonstration({ sandboxes, containers: 2 * sandboxes });
  using followed = new FollowedLayers(runtime, runtime.client);
  const pods = await runtime.client.runtime.listSandboxes();
  await followed.settled(pods.slice(0, lookedCount).map(({ id }) => id));
  await eventually(() => {
    const unread = followed.layers.snapshot.sandboxes.filter(({ pid }) => isUnread(pid));
    if (unread.length > 0) {
      throw new Error(`${unread.length} of ${pods.length} are not read`);
    }
  });
  return followed.layers.snapshot;
}

function isUnread(fact: Fact<unknown>): boolean {
  return !fact.known && fact.reason.why === 'notReadYet';
}
