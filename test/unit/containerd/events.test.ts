import { describe, expect, it } from 'vitest';
import { runtimeEventOf } from '../../../src/containerd/events.ts';
import { eventMessages } from '../../../src/rpc/containerdServices.ts';
import type { Envelope__Output } from '../../../src/rpc/generated/types/containerd/types/Envelope.ts';

const { ContainerCreate, ContainerUpdate, ContainerDelete, TaskExecStarted } = eventMessages;
const { TaskCreate, TaskStart, TaskExit, TaskDelete, TaskOOM, TaskPaused, TaskResumed } = eventMessages;

const envelope = (topic: string, type_url: string, value: Buffer, namespace = 'k8s.io'): Envelope__Output => ({
  timestamp: null,
  namespace,
  topic,
  event: { type_url, value },
});

const container_id = 'c1';
const events: [topic: string, type: string, payload: Buffer][] = [
  ['/containers/create', 'ContainerCreate', ContainerCreate.serialize({ id: container_id, image: 'busybox' })],
  ['/containers/update', 'ContainerUpdate', ContainerUpdate.serialize({ id: container_id })],
  ['/containers/delete', 'ContainerDelete', ContainerDelete.serialize({ id: container_id })],
  ['/tasks/create', 'TaskCreate', TaskCreate.serialize({ container_id, pid: 7 })],
  ['/tasks/start', 'TaskStart', TaskStart.serialize({ container_id, pid: 7 })],
  ['/tasks/exit', 'TaskExit', TaskExit.serialize({ container_id, id: container_id, exit_status: 137 })],
  ['/tasks/delete', 'TaskDelete', TaskDelete.serialize({ container_id })],
  ['/tasks/oom', 'TaskOOM', TaskOOM.serialize({ container_id })],
  ['/tasks/paused', 'TaskPaused', TaskPaused.serialize({ container_id })],
  ['/tasks/resumed', 'TaskResumed', TaskResumed.serialize({ container_id })],
];

describe("a containerd event's hint", () => {
  it.each(events)('of %s is its container or sandbox', (topic, type, payload) => {
    expect(runtimeEventOf(envelope(topic, `containerd.events.${type}`, payload))).toEqual({ kind: 'task', id: 'c1' });
  });

  it.each(['create', 'update', 'delete'])('of /images/%s is that images changed', (word) => {
    const type = 'containerd.services.images.v1.ImageCreate';
    expect(runtimeEventOf(envelope(`/images/${word}`, type, Buffer.alloc(0)))).toEqual({ kind: 'images' });
  });

  it('is none for a command that ended in a container', () => {
    const exit = TaskExit.serialize({ container_id, id: 'exec-1', exit_status: 0 });
    expect(runtimeEventOf(envelope('/tasks/exit', 'containerd.events.TaskExit', exit))).toBeUndefined();
    const started = TaskExecStarted.serialize({ container_id, exec_id: 'exec-1' });
    const type = 'containerd.events.TaskExecStarted';
    expect(runtimeEventOf(envelope('/tasks/exec-started', type, started))).toBeUndefined();
  });

  it('is none for what is not of CRI', () => {
    const start = TaskStart.serialize({ container_id });
    expect(runtimeEventOf(envelope('/tasks/start', 'containerd.events.TaskStart', start, 'moby'))).toBeUndefined();
    expect(runtimeEventOf(envelope('/images/create', '', Buffer.alloc(0), 'moby'))).toBeUndefined();
  });

  it('is none for a payload that is absent, unknown or names nobody', () => {
    const bare = { ...envelope('/tasks/start', '', Buffer.alloc(0)), event: null };
    expect(runtimeEventOf(bare)).toBeUndefined();
    expect(runtimeEventOf(envelope('/tasks/start', 'containerd.events.TaskLater', Buffer.alloc(9)))).toBeUndefined();
    expect(runtimeEventOf(envelope('/tasks/start', 'containerd.events.TaskStart', Buffer.alloc(0)))).toBeUndefined();
  });
});
