import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isRunning, runningProcess } from '../../scripts/testbed/instance/processIdentity.ts';
import { planRemoveContainers, removeContainers } from '../../src/actions/containerActions.ts';
import {
  planRemoveSandboxes,
  planStopSandboxes,
  removeSandboxes,
  stopSandboxes,
} from '../../src/actions/sandboxActions.ts';
import type { EndpointSnapshot } from '../../src/model/store/endpointSnapshot.ts';
import { snapshot } from '../builders/snapshot.ts';
import { eventually } from '../runtimes/eventually.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const ignoresTheSignal = 'trap "" TERM; while true; do sleep 0.1; done';
const never = new AbortController().signal;

const { available } = await realRuntimes();

describe.each(available)('stopping and removing on containerd %s', (version) => {
  let node: RealContainerd;
  let pods: PodFactory;

  beforeAll(async () => {
    node = await realContainerd(version);
    pods = new PodFactory(node);
  });
  afterEach(() => pods.removeAll());
  afterAll(() => node[Symbol.asyncDispose]());

  async function nodeNow(): Promise<EndpointSnapshot> {
    const { runtime } = node.client;
    return snapshot({ sandboxes: await runtime.listSandboxes(), containers: await runtime.listContainers() });
  }

  it('stops a sandbox whose program ignores the stop signal', async () => {
    const { sandboxId, containerId } = await pods.running(ignoresTheSignal);
    const outcomes = await stopSandboxes(node.client.runtime, planStopSandboxes(await nodeNow(), [sandboxId]), never);
    expect(outcomes).toEqual([expect.objectContaining({ status: 'done' })]);
    expect((await node.client.runtime.containerDetails(containerId)).exit?.code).toBe(137);
    expect((await node.client.runtime.listSandboxes({ id: sandboxId }))[0]?.state).toBe('notReady');
  });

  it('removes a sandbox with what runs in it and what was never started', async () => {
    const pod = await pods.sandbox();
    const { containerId } = await pods.container(pod, ignoresTheSignal);
    await node.client.runtime.startContainer(containerId);
    await pods.container(pod, 'true', { name: 'made' });
    const process = await runningProcess(await node.pidOf(containerId));
    const plan = planRemoveSandboxes(await nodeNow(), [pod.sandboxId]);
    expect(await removeSandboxes(node.client.runtime, plan, never)).toEqual([
      expect.objectContaining({ status: 'done' }),
    ]);
    expect(await isRunning(process)).toBe(false);
    expect(await node.client.runtime.listSandboxes({ id: pod.sandboxId })).toEqual([]);
    expect(await node.client.runtime.listContainers({ sandboxId: pod.sandboxId })).toEqual([]);
  });

  it('says of a container that containerd lost sight of that it may run, and kills it', async () => {
    const { containerId } = await pods.running();
    const process = await runningProcess(await node.pidOf(containerId));
    await node.containerd.kill();
    const { folder } = node.containerd;
    await writeFile(
      path.join(folder, 'root', 'io.containerd.grpc.v1.cri', 'containers', containerId, 'status'),
      '{ truncated',
    );
    await node.containerd.restart();
    node.client.reconnect();
    await eventually(async () =>
      expect((await node.client.runtime.listContainers({ id: containerId }))[0]?.state).toBe('unknown'),
    );
    expect(await isRunning(process)).toBe(true);
    const plan = planRemoveContainers(await nodeNow(), [containerId]);
    expect(plan.removals.map(({ killed }) => killed)).toEqual(['perhaps']);
    expect(await removeContainers(node.client.runtime, plan, never)).toEqual([
      expect.objectContaining({ status: 'done' }),
    ]);
    expect(await isRunning(process)).toBe(false);
  });
});
