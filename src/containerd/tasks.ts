import type { CallOptions } from '../contract/call.ts';
import type { Task, TaskState } from '../contract/containerd.ts';
import { unlessNotFound } from '../contract/failure.ts';
import { runcMessages, tasksService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { ProcessInfo__Output } from '../rpc/generated/types/containerd/v1/types/ProcessInfo.ts';
import type { Status__Output } from '../rpc/generated/types/containerd/v1/types/Status.ts';
import { unaryInParts } from '../rpc/longLists.ts';
import { inCriNamespace } from './requests.ts';

/** Takes about 0.16 ms a task: containerd asks each shim. */
export async function listTasks(channel: CriChannel, options?: CallOptions): Promise<Task[]> {
  return unaryInParts(
    channel,
    tasksService.List,
    {},
    ({ tasks }) => tasks.map(({ id, pid, status }) => ({ id, pid, state: taskState(status) })),
    { ...options, ...inCriNamespace },
  );
}

/** `undefined` for a container that has no task: it was never started, or it has ended. */
export async function getTaskState(
  channel: CriChannel,
  containerId: string,
  options?: CallOptions,
): Promise<TaskState | undefined> {
  const request = { container_id: containerId };
  const reply = await unlessNotFound(channel.unary(tasksService.Get, request, { ...options, ...inCriNamespace }));
  return reply?.process ? taskState(reply.process.status) : undefined;
}

const states: ReadonlyMap<Status__Output, TaskState> = new Map([
  ['CREATED', 'created'],
  ['RUNNING', 'running'],
  ['STOPPED', 'stopped'],
  ['PAUSED', 'paused'],
  ['PAUSING', 'pausing'],
]);

function taskState(wire: Status__Output): TaskState {
  return states.get(wire) ?? 'unknown';
}

interface TaskPid {
  readonly pid: number;
  readonly execId?: string;
}

/** Empty for a container that has no task: it was never started, or it has ended. */
export async function taskPids(channel: CriChannel, containerId: string, options?: CallOptions): Promise<TaskPid[]> {
  const request = { container_id: containerId };
  const reply = await unlessNotFound(channel.unary(tasksService.ListPids, request, { ...options, ...inCriNamespace }));
  return reply?.processes.map(taskPid) ?? [];
}

/** Only the first process of an exec has details: its children have none, nor has the container's own process. */
function taskPid({ pid, info }: ProcessInfo__Output): TaskPid {
  if (info?.type_url !== 'containerd.runc.v1.ProcessDetails') {
    return { pid };
  }
  return { pid, execId: runcMessages.ProcessDetails.deserialize(info.value).exec_id };
}
