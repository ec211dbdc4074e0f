import type { TaskState } from '../contract/containerd.ts';
import type { Status__Output } from '../rpc/generated/types/containerd/v1/types/Status.ts';

const states: ReadonlyMap<Status__Output, TaskState> = new Map([
  ['CREATED', 'created'],
  ['RUNNING', 'running'],
  ['STOPPED', 'stopped'],
  ['PAUSED', 'paused'],
  ['PAUSING', 'pausing'],
]);

export function taskState(wire: Status__Output): TaskState {
  return states.get(wire) ?? 'unknown';
}
