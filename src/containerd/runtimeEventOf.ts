import type { RuntimeEvent } from '../contract/runtime.ts';
import { eventMessages } from '../rpc/containerdServices.ts';
import type { Envelope__Output } from '../rpc/generated/types/containerd/types/Envelope.ts';
import { criNamespace } from './criNamespace.ts';

/** The hint in an event, or `undefined` for one that says nothing about a sandbox, a container or an image. */
export function runtimeEventOf({ namespace, topic, event }: Envelope__Output): RuntimeEvent | undefined {
  if (namespace !== criNamespace) {
    return undefined;
  }
  if (topic.startsWith('/images/')) {
    return { kind: 'images' };
  }
  const id = event === null ? undefined : idReaders.get(event.type_url)?.(event.value);
  // An event tells neither of which kind a container is: a pod's pause container has events like any other.
  return id ? { kind: 'task', id } : undefined;
}

const { ContainerCreate, ContainerUpdate, ContainerDelete } = eventMessages;
const { TaskCreate, TaskStart, TaskExit, TaskDelete, TaskOOM, TaskPaused, TaskResumed } = eventMessages;

/** How to find the container in an event's payload, by its type. */
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

/** Of a command that was run in a container, `id` is the command's own: the container has not ended. */
function ownProcess({ container_id, id }: { readonly container_id: string; readonly id: string }): string | undefined {
  return id === '' || id === container_id ? container_id : undefined;
}
