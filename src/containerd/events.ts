import type { RuntimeEvent } from '../contract/runtime.ts';
import { eventMessages, eventsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Envelope__Output } from '../rpc/generated/types/containerd/types/Envelope.ts';
import { criNamespace } from './requests.ts';

/** A pull alone makes dozens of events about content and snapshots: these filters keep them on the server. */
const filters = ['^/images/', '^/containers/', '^/tasks/(create|start|exit|delete|oom|paused|resumed)$'].map(
  (topic) => `namespace==${criNamespace},topic~="${topic}"`,
);

/** Events of containerd itself. It queues them for each subscriber, so that a slow one holds up nobody. */
export function subscribe(
  channel: CriChannel,
  onEvent: (event: RuntimeEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  return channel.serverStream(
    eventsService.Subscribe,
    { filters },
    {
      signal,
      onMessage: (envelope) => {
        const event = runtimeEventOf(envelope);
        if (event !== undefined) {
          onEvent(event);
        }
      },
    },
  );
}

/** What an event is about, or `undefined` where that is no sandbox, no container and no image. */
export function runtimeEventOf({ namespace, topic, event }: Envelope__Output): RuntimeEvent | undefined {
  if (namespace !== criNamespace) {
    return undefined;
  }
  if (topic.startsWith('/images/')) {
    return { kind: 'images' };
  }
  const id = event === null ? undefined : idReaders.get(event.type_url)?.(event.value);
  // The event does not say whether this is a container or a sandbox: a pause container has the same events.
  return id ? { kind: 'task', id } : undefined;
}

const { ContainerCreate, ContainerUpdate, ContainerDelete } = eventMessages;
const { TaskCreate, TaskStart, TaskExit, TaskDelete, TaskOOM, TaskPaused, TaskResumed } = eventMessages;

/** Reads the id of the container from an event's payload; by the payload's type. */
const idReaders: ReadonlyMap<string, (payload: Buffer) => string | undefined> = new Map([
  ['containerd.events.ContainerCreate', (payload) => ContainerCreate.deserialize(payload).id],
  ['containerd.events.ContainerUpdate', (payload) => ContainerUpdate.deserialize(payload).id],
  ['containerd.events.ContainerDelete', (payload) => ContainerDelete.deserialize(payload).id],
  ['containerd.events.TaskCreate', (payload) => TaskCreate.deserialize(payload).container_id],
  ['containerd.events.TaskStart', (payload) => TaskStart.deserialize(payload).container_id],
  ['containerd.events.TaskExit', (payload) => ownProcess(TaskExit.deserialize(payload))],
  ['containerd.events.TaskDelete', (payload) => ownProcess(TaskDelete.deserialize(payload))],
  ['containerd.events.TaskOOM', (payload) => TaskOOM.deserialize(payload).container_id],
  ['containerd.events.TaskPaused', (payload) => TaskPaused.deserialize(payload).container_id],
  ['containerd.events.TaskResumed', (payload) => TaskResumed.deserialize(payload).container_id],
]);

/** When a command that was run in a container ends, `id` is the command's own, and the container has not ended. */
function ownProcess({ container_id, id }: { readonly container_id: string; readonly id: string }): string | undefined {
  return id === '' || id === container_id ? container_id : undefined;
}
