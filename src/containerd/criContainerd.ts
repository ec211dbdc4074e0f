import type { ContainerdPort } from '../contract/containerdPort.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { subscribe } from './eventsSubscribe.ts';
import { isServed } from './isServed.ts';
import { pullProgress } from './pullProgress.ts';
import { getTaskState } from './taskGet.ts';
import { listTasks } from './taskList.ts';

/** containerd's own services on the channel of its CRI. */
export function criContainerd(channel: CriChannel): ContainerdPort {
  return {
    isServed: (options) => isServed(channel, options),
    listTasks: (options) => listTasks(channel, options),
    taskState: (containerId, options) => getTaskState(channel, containerId, options),
    pullProgress: (reference, startedAtMs, options) => pullProgress(channel, reference, startedAtMs, options),
    subscribe: (onEvent, signal) => subscribe(channel, onEvent, signal),
  };
}
