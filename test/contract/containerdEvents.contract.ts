import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { inCriNamespace } from '../../src/containerd/requests.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { EventPort, RuntimeEvent } from '../../src/contract/runtime.ts';
import { tasksService } from '../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../src/rpc/criChannel.ts';
import { eventually } from '../runtimes/eventually.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import type { RealContainerd } from '../runtimes/realContainerd.ts';

export function containerdEvents(version: ContainerdVersion, runtime: () => RealContainerd): void {
  describe('events and tasks', () => {
    let node: RealContainerd;
    let client: EndpointClient;
    let pods: PodFactory;
    let heard: RuntimeEvent[];
    let end: AbortController;
    let subscription: Promise<void>;

    beforeAll(() => {
      node = runtime();
      client = node.connect();
      pods = new PodFactory(node);
    });
    beforeEach(async () => {
      end = new AbortController();
      ({ heard, subscription } = listen(client.containerd, end.signal));
      await inForce(heard);
    });
    afterEach(async () => {
      end.abort();
      await subscription;
      await pods.removeAll();
    });
    /** Nothing confirms a subscription but an event: makes some until one is heard. */
    const inForce = (events: RuntimeEvent[]): Promise<void> =>
      eventually(async () => {
        await node.containerd.tagImage(node.busyboxImage, `docker.io/local/marker:${++marks}`);
        await eventually(() => expect(events).toContainEqual({ kind: 'images' }), 200);
      });
    let marks = 0;

    const hears = async (event: RuntimeEvent, cause: () => unknown): Promise<void> => {
      heard.length = 0;
      await cause();
      await eventually(() => expect(heard).toContainEqual(event), 1_000);
    };
    const of = (id: string): RuntimeEvent => ({ kind: 'task', id });

    it('are served', async () => {
      expect(await client.containerd.isServed()).toBe(true);
    });

    it('tell of a sandbox and a container at each step of their lives', async () => {
      const pod = await pods.sandbox();
      await eventually(() => expect(heard).toContainEqual(of(pod.sandboxId)), 1_000);
      const { containerId } = await pods.container(pod, 'sleep 1000');
      await eventually(() => expect(heard).toContainEqual(of(containerId)), 1_000);
      const container = of(containerId);
      await hears(container, () => node.client.runtime.startContainer(containerId));
      const pid = await node.pidOf(containerId);
      await hears(container, () => process.kill(pid, 'SIGKILL'));
      await eventually(async () => {
        expect((await node.client.runtime.listContainers({ id: containerId }))[0]?.state).toBe('exited');
      });
      await hears(container, () => node.client.runtime.removeContainer(containerId));
      await hears(of(pod.sandboxId), () => node.client.runtime.stopSandbox(pod.sandboxId));
      await hears(of(pod.sandboxId), () => node.client.runtime.removeSandbox(pod.sandboxId));
    });

    it('tell of an image that is pulled, tagged and removed', async () => {
      const images: RuntimeEvent = { kind: 'images' };
      await hears(images, () => node.client.images.pullImage(node.pullableImage));
      await hears(images, () => node.containerd.tagImage(node.pullableImage, 'docker.io/local/renamed:1'));
      await hears(images, () => node.client.images.removeImage(node.pullableImage));
    });

    it('say nothing of a command that was run in a container', async () => {
      const { containerId } = await pods.running();
      await eventually(async () => {
        expect(await client.containerd.listTasks()).toContainEqual(expect.objectContaining({ id: containerId }));
      });
      heard.length = 0;
      await node.client.runtime.execSync(containerId, ['true'], 10);
      await inForce(heard);
      expect(heard.filter(({ kind }) => kind !== 'images')).toEqual([]);
    });

    it('tell of a container that is paused, which the list of tasks alone knows', async () => {
      const { containerId, sandboxId } = await pods.running();
      const stateOf = async (id: string): Promise<string | undefined> =>
        (await client.containerd.listTasks()).find((task) => task.id === id)?.state;
      expect(await stateOf(containerId)).toBe('running');
      expect(await stateOf(sandboxId)).toBe('running');

      const channel = new CriChannel(node.address, () => 10_000);
      try {
        const request = { container_id: containerId };
        await hears(of(containerId), () => channel.unary(tasksService.Pause, request, inCriNamespace));
        expect(await stateOf(containerId)).toBe('paused');
        expect((await node.client.runtime.listContainers({ id: containerId }))[0]?.state).toBe('running');
        await hears(of(containerId), () => channel.unary(tasksService.Resume, request, inCriNamespace));
        expect(await stateOf(containerId)).toBe('running');
      } finally {
        channel.dispose();
      }
      await node.client.runtime.stopContainer(containerId, 0);
      await eventually(async () => expect(await stateOf(containerId)).toBeUndefined());
    });

    it('tell the process of each task', async () => {
      const { containerId } = await pods.running();
      const pid = await node.pidOf(containerId);
      expect(await client.containerd.listTasks()).toContainEqual({ id: containerId, pid, state: 'running' });
    });

    if (version === '1.6') {
      it('are the only ones: CRI has none', async () => {
        const { subscription: none } = listen(client.criEvents, new AbortController().signal);
        await expect(none).rejects.toMatchObject({ failure: { reason: 'unimplemented' } });
      });
    } else {
      it('are taken from no subscriber of CRI', async () => {
        const other = new AbortController();
        const kubelet = listen(node.connect().criEvents, other.signal);
        // What was kept for whoever subscribes next comes first.
        const { containerId: first } = await pods.running();
        const ofFirst = expect.objectContaining({ kind: 'container', id: first, atMs: expect.any(Number) }) as unknown;
        await eventually(() => expect(kubelet.heard).toContainEqual(ofFirst), 5_000);
        kubelet.heard.length = 0;

        const made: string[] = [];
        const pod = await pods.sandbox();
        for (let count = 0; count < 5; count++) {
          const { containerId } = await pods.container(pod, 'sleep 1000', { name: `app-${count}` });
          await node.client.runtime.startContainer(containerId);
          await node.client.runtime.stopContainer(containerId, 0);
          made.push(containerId);
        }
        const times = (events: RuntimeEvent[], id: string): number =>
          events.filter((event) => 'id' in event && event.id === id).length;
        await eventually(() => {
          for (const id of made) {
            expect(times(kubelet.heard, id)).toBeGreaterThanOrEqual(3);
            expect(times(heard, id)).toBeGreaterThanOrEqual(3);
          }
        }, 5_000);
        other.abort();
        await kubelet.subscription;
      });
    }
  });
}

function listen(port: EventPort, signal: AbortSignal): { heard: RuntimeEvent[]; subscription: Promise<void> } {
  const heard: RuntimeEvent[] = [];
  const subscription = port.subscribe((event) => heard.push(event), signal);
  return { heard, subscription };
}
