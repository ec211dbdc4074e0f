import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Container } from '../../src/contract/container.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { eventually } from '../runtimes/eventually.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { withoutEvents } from '../runtimes/withoutEvents.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const refreshIntervalMs = 500;

/** How soon the model has to have a change: within a second by events, within the poll interval and a reading without. */
const waysOfHearing: readonly {
  readonly title: string;
  readonly withinMs: number;
  readonly client: (client: EndpointClient) => EndpointClient;
}[] = [
  { title: 'by events', withinMs: 1_000, client: (client) => client },
  { title: 'by polling', withinMs: refreshIntervalMs + 1_000, client: withoutEvents },
];

const { available } = await realRuntimes();

describe.each(available)('the model of containerd %s', (version) => {
  let node: RealContainerd;
  let pods: PodFactory;

  beforeAll(async () => {
    node = await realContainerd(version);
    pods = new PodFactory(node);
  });
  afterAll(() => node[Symbol.asyncDispose]());

  describe.each(waysOfHearing)('$title', ({ title, withinMs, client }) => {
    let session: LiveSession;

    beforeAll(async () => {
      session = liveSessionOf(node, { client: client(node.connect()), refreshIntervalMs });
      session.setVisible(true);
      await eventually(() => expect(session.store.snapshot.connection).toEqual({ phase: 'live' }));
    });
    afterEach(() => pods.removeAll());
    afterAll(() => session.dispose());

    const container = (id: string): Container | undefined => session.store.snapshot.containers.get(id);
    /** Another client has just done something: the model must have it soon. */
    const soon = (assertion: () => void): Promise<void> => eventually(assertion, withinMs);

    it('has a sandbox and a container made, started, ended and removed by others', async () => {
      const pod = await pods.sandbox();
      await soon(() => expect(session.store.snapshot.sandboxes.get(pod.sandboxId)?.state).toBe('ready'));
      const { containerId } = await pods.container(pod, 'sleep 1000');
      await soon(() => expect(container(containerId)?.state).toBe('created'));
      await node.client.runtime.startContainer(containerId);
      await soon(() => expect(container(containerId)?.state).toBe('running'));
      await node.client.runtime.stopContainer(containerId, 0);
      await soon(() => expect(container(containerId)).toMatchObject({ state: 'exited', exit: { code: 137 } }));
      await node.client.runtime.removeContainer(containerId);
      await soon(() => expect(container(containerId)).toBeUndefined());
      await node.client.runtime.stopSandbox(pod.sandboxId);
      await soon(() => expect(session.store.snapshot.sandboxes.get(pod.sandboxId)?.state).toBe('notReady'));
      await node.client.runtime.removeSandbox(pod.sandboxId);
      await soon(() => expect(session.store.snapshot.sandboxes.has(pod.sandboxId)).toBe(false));
    });

    it('has a container that was killed from outside', async () => {
      const { containerId } = await pods.running();
      await soon(() => expect(container(containerId)?.state).toBe('running'));
      process.kill(await node.pidOf(containerId), 'SIGKILL');
      await soon(() => expect(container(containerId)).toMatchObject({ state: 'exited', exit: { code: 137 } }));
    });

    it('has a container that ran out of memory', async () => {
      const pod = await pods.sandbox();
      // Fills a variable until the kernel ends it.
      const script = 'x=a; while true; do x=$x$x; done';
      const { containerId } = await pods.container(pod, script, { memoryLimitBytes: 16 * 1024 * 1024 });
      await node.client.runtime.startContainer(containerId);
      await eventually(async () =>
        expect((await node.client.runtime.containerDetails(containerId)).exit).toBeDefined(),
      );
      await soon(() => expect(container(containerId)).toMatchObject({ exit: { code: 137, reason: 'OOMKilled' } }));
    });

    // CRI has no word for it, so that only containerd's events can tell.
    if (title === 'by events') {
      it('has a container that was paused, which CRI calls running', async () => {
        const { containerId } = await pods.running();
        await soon(() => expect(container(containerId)?.state).toBe('running'));
        await node.containerd.pauseTask(containerId);
        await soon(() => expect(container(containerId)).toMatchObject({ state: 'running', paused: true }));
        await node.containerd.resumeTask(containerId);
        await soon(() => expect(container(containerId)).not.toHaveProperty('paused'));
      });
    }

    it('has an image that others pulled, tagged and removed', async () => {
      const tags = (): string[] => [...session.store.snapshot.images.values()].flatMap(({ repoTags }) => repoTags);
      const tagged = 'docker.io/local/renamed:2';
      await node.client.images.pullImage(node.pullableImage);
      await soon(() => expect(tags()).toContain(node.pullableImage));
      await node.containerd.tagImage(node.pullableImage, tagged);
      await soon(() => expect(tags()).toContain(tagged));
      await node.client.images.removeImage(node.pullableImage);
      await soon(() => expect(tags()).not.toContain(node.pullableImage));
      await node.client.images.removeImage(tagged);
    });
  });
});
