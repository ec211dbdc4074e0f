import type { ContainerdPort } from '../contract/containerd.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { contentSize } from './content.ts';
import { subscribe } from './events.ts';
import { isServed, serverPid } from './introspection.ts';
import { pullProgress } from './pullProgress.ts';
import { countSnapshots, snapshotLayers } from './snapshots.ts';
import { getTaskState, listTasks, taskPids } from './tasks.ts';

/** containerd's own services on the channel of its CRI. */
export function criContainerd(channel: CriChannel): ContainerdPort {
  return {
    isServed: (options) => isServed(channel, options),
    listTasks: (options) => listTasks(channel, options),
    taskState: (containerId, options) => getTaskState(channel, containerId, options),
    pullProgress: (reference, startedAtMs, options) => pullProgress(channel, reference, startedAtMs, options),
    serverPid: (options) => serverPid(channel, options),
    snapshotLayers: (snapshotter, key, options) => snapshotLayers(channel, snapshotter, key, options),
    countSnapshots: (snapshotter, options) => countSnapshots(channel, snapshotter, options),
    contentSize: (options) => contentSize(channel, options),
    taskPids: (containerId, options) => taskPids(channel, containerId, options),
    subscribe: (onEvent, signal) => subscribe(channel, onEvent, signal),
  };
}
