import { readFileSync } from 'node:fs';
import path from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContainerEventResponse__Output } from '../../../src/rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import { collect, type DemoBench, emptyNode, startBench, unary } from './demoClient.ts';
import { eventually } from '../../runtimes/eventually.ts';

let bench: DemoBench;
beforeEach(async () => {
  bench = await startBench(emptyNode('docker.io/library/busybox:1.37'));
});
afterEach(() => bench.stop());

async function runPod(name = 'pod'): Promise<string> {
  const config = {
    metadata: { name, namespace: 'test', uid: `uid-${name}` },
    hostname: name,
    log_directory: path.join(bench.folder, 'logs'),
    labels: { app: name },
  };
  return (await unary(bench.cri, 'RunPodSandbox', { config, runtime_handler: 'runc' })).pod_sandbox_id;
}

async function create(podId: string, command: string[], name = 'app'): Promise<string> {
  const config = {
    metadata: { name },
    image: { image: 'docker.io/library/busybox:1.37' },
    command,
    log_path: `${name}.log`,
    linux: { security_context: { namespace_options: { pid: 'CONTAINER' } } },
  } as const;
  return (await unary(bench.cri, 'CreateContainer', { pod_sandbox_id: podId, config: { ...config, command } }))
    .container_id;
}

const start = (id: string) => unary(bench.cri, 'StartContainer', { container_id: id });
const stop = (id: string, timeout = 0) => unary(bench.cri, 'StopContainer', { container_id: id, timeout });
const remove = (id: string) => unary(bench.cri, 'RemoveContainer', { container_id: id });

async function statusOf(id: string) {
  const reply = await unary(bench.cri, 'ContainerStatus', { container_id: id });
  if (reply.status === null) {
    throw new Error('a reply without a status');
  }
  return reply.status;
}

const exited = (id: string) => eventually(async () => expect((await statusOf(id)).state).toBe('CONTAINER_EXITED'));

describe('the life of a container', () => {
  it('goes from created over running to exited, with its exit code and its log', async () => {
    const id = await create(await runPod(), ['sh', '-c', 'echo out; echo err >&2; echo -n rest; exit 3']);
    expect(await statusOf(id)).toMatchObject({ state: 'CONTAINER_CREATED', started_at: '0', exit_code: 0 });
    await start(id);
    await exited(id);
    const ended = await statusOf(id);
    expect(ended).toMatchObject({ exit_code: 3, reason: 'Error', log_path: path.join(bench.folder, 'logs/app.log') });
    expect(BigInt(ended.finished_at)).toBeGreaterThan(BigInt(ended.started_at));
    const lines = readFileSync(ended.log_path, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /, ''))).toEqual([
      'stdout F out',
      'stderr F err',
      'stdout F rest',
    ]);
  });

  it('starts once only', async () => {
    const id = await create(await runPod(), ['true']);
    await start(id);
    await exited(id);
    await expect(start(id)).rejects.toMatchObject({
      code: status.UNKNOWN,
      details: `failed to set starting state for container "${id}": container is in CONTAINER_EXITED state`,
    });
  });

  it('refuses a program that the image lacks, and says so in the status', async () => {
    const id = await create(await runPod(), ['nosuch']);
    await expect(start(id)).rejects.toMatchObject({
      code: status.UNKNOWN,
      details: expect.stringContaining('exec: "nosuch": executable file not found in $PATH') as unknown,
    });
    expect(await statusOf(id)).toMatchObject({ state: 'CONTAINER_EXITED', exit_code: 128, reason: 'StartError' });
  });

  it('ends at SIGTERM when its program handles it, and by SIGKILL after the grace period when not', async () => {
    const pod = await runPod();
    const polite = await create(pod, ['sh', '-c', "trap 'exit 0' TERM; while true; do sleep 0.02; done"], 'polite');
    const stubborn = await create(pod, ['sleep', 'infinity'], 'stubborn');
    await start(polite);
    await start(stubborn);
    await stop(polite, 30);
    expect(await statusOf(polite)).toMatchObject({ exit_code: 0, reason: 'Completed' });
    await stop(stubborn, 1);
    expect(await statusOf(stubborn)).toMatchObject({ exit_code: 137, reason: 'Error' });
    await stop(stubborn, 1);
  });

  it('kills a running container that is removed, and takes an id prefix', async () => {
    const id = await create(await runPod(), ['sleep', '1000']);
    await start(id);
    await remove(id.slice(0, 12));
    await expect(statusOf(id)).rejects.toMatchObject({
      code: status.NOT_FOUND,
      details: `an error occurred when try to find container "${id}": not found`,
    });
    await remove(id);
    await stop(id);
  });

  it('reserves the name', async () => {
    const pod = await runPod();
    const id = await create(pod, ['true']);
    const name = 'name "app_pod_test_uid-pod_0"';
    await expect(create(pod, ['true'])).rejects.toMatchObject({
      code: status.FAILED_PRECONDITION,
      details:
        `failed to reserve container ${name}; check if another CreateContainer request is in progress: ` +
        `${name} is reserved for "${id}"`,
    });
  });
});

describe('the life of a sandbox', () => {
  it('stops with its containers, is removed with them, and both succeed again', async () => {
    const pod = await runPod();
    const id = await create(pod, ['sleep', 'infinity']);
    await start(id);
    await unary(bench.cri, 'StopPodSandbox', { pod_sandbox_id: pod });
    expect(await statusOf(id)).toMatchObject({ state: 'CONTAINER_EXITED', exit_code: 137 });
    const { status: stopped } = await unary(bench.cri, 'PodSandboxStatus', { pod_sandbox_id: pod });
    expect(stopped?.state).toBe('SANDBOX_NOTREADY');
    await unary(bench.cri, 'RemovePodSandbox', { pod_sandbox_id: pod });
    await unary(bench.cri, 'RemovePodSandbox', { pod_sandbox_id: pod });
    expect((await unary(bench.cri, 'ListContainers', {})).containers).toEqual([]);
  });

  it('refuses a handler that is not configured', async () => {
    const config = { metadata: { name: 'a', namespace: 'b', uid: 'c' } };
    await expect(unary(bench.cri, 'RunPodSandbox', { config, runtime_handler: 'nosuch' })).rejects.toMatchObject({
      details: expect.stringMatching(
        /^unable to get OCI runtime for sandbox "[0-9a-f]{64}": no runtime for "nosuch" is configured$/,
      ) as unknown,
    });
  });
});

describe('events', () => {
  it('tells every subscriber the same, with the state of the pod and its containers', async () => {
    const streams = [bench.cri.GetContainerEvents({}), bench.cri.GetContainerEvents({})];
    const seen = streams.map((stream) => {
      const events: string[] = [];
      stream.on('error', () => undefined);
      stream.on('data', (event: ContainerEventResponse__Output) => {
        const of = event.containers_statuses.map(({ state, reason }) => `${state} ${reason}`);
        events.push([event.container_event_type, event.pod_sandbox_status?.state, ...of].join(' ').trim());
      });
      return events;
    });
    // Nothing confirms a subscription: pods are made until both streams have told of one.
    let number = 0;
    await eventually(async () => {
      number += 1;
      await unary(bench.cri, 'RemovePodSandbox', { pod_sandbox_id: await runPod(`probe-${number}`) });
      expect(seen.every((events) => events.length > 0)).toBe(true);
    });
    seen.forEach((events) => events.splice(0));
    const pod = await runPod();
    const id = await create(pod, ['sh', '-c', 'exit 4']);
    await start(id);
    await exited(id);
    await unary(bench.cri, 'RemovePodSandbox', { pod_sandbox_id: pod });
    const expected = [
      'CONTAINER_CREATED_EVENT SANDBOX_READY',
      'CONTAINER_STARTED_EVENT SANDBOX_READY',
      'CONTAINER_CREATED_EVENT SANDBOX_READY CONTAINER_CREATED',
      'CONTAINER_STARTED_EVENT SANDBOX_READY CONTAINER_RUNNING',
      'CONTAINER_STOPPED_EVENT SANDBOX_READY CONTAINER_EXITED Error',
      'CONTAINER_STOPPED_EVENT SANDBOX_NOTREADY CONTAINER_EXITED Error',
      'CONTAINER_DELETED_EVENT SANDBOX_NOTREADY',
      'CONTAINER_DELETED_EVENT SANDBOX_NOTREADY',
    ];
    await eventually(() => {
      for (const events of seen) {
        expect(events.map((event) => event.trim()).slice(-8)).toEqual(expected);
      }
    });
    streams.forEach((stream) => stream.cancel());
  });
});

it('streams lists in chunks', async () => {
  const pods = await Promise.all(Array.from({ length: 7 }, (_, number) => runPod(`pod-${number}`)));
  const messages = await collect(bench.cri.StreamPodSandboxes({}));
  expect(messages.flatMap(({ pod_sandboxes: items }) => items.map(({ id }) => id)).sort()).toEqual(pods.sort());
});
