import type { CallOptions } from '../contract/call.ts';
import type { ContainerdLayer } from '../contract/containerd.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { maxLayers } from './maxLayers.ts';
import { statSnapshot } from './snapshotStat.ts';
import { snapshotUsage } from './snapshotUsage.ts';
import { unlessGone } from './unlessGone.ts';

/**
 * Follows the parents, one call after the other. The usage of a writable snapshot is counted file by file when it is
 * asked for, that of the others is kept by containerd.
 *
 * @param options the deadline is that of each call
 */
export async function snapshotLayers(
  channel: CriChannel,
  snapshotter: string,
  key: string,
  options?: CallOptions,
): Promise<ContainerdLayer[]> {
  const layers: ContainerdLayer[] = [];
  for (let next = key; next !== '' && layers.length < maxLayers;) {
    const found = await unlessGone(
      Promise.all([
        statSnapshot(channel, snapshotter, next, options),
        snapshotUsage(channel, snapshotter, next, options),
      ]),
    );
    if (found === undefined) {
      // Those below are kept as long as it is there: the whole chain is on its way out.
      return [];
    }
    const [{ parent, kind }, usage] = found;
    layers.push({ key: next, kind, ...usage });
    next = parent;
  }
  return layers;
}
