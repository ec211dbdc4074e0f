import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuntimeEvent } from '../../src/contract/runtime.ts';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { runtimeAvailable } from '../runtimes/availability.ts';
import { eventually } from '../runtimes/eventually.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';

const rounds = 10;
/** Created, started, stopped and deleted. */
const eventsOfALife = 4;

// On 1.7 all subscribers of GetContainerEvents share one queue: whoever listens too takes events from the others.
describe.skipIf(!(await runtimeAvailable('1.7')))('a kubelet that follows containerd 1.7 beside us', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  let session: LiveSession;

  beforeAll(async () => {
    node = await realContainerd('1.7');
    pods = new PodFactory(node);
    session = liveSessionOf(node, { client: node.connect() });
    session.setVisible(true);
    await eventually(() => expect(session.store.snapshot.connection).toEqual({ phase: 'live' }));
  });
  afterAll(async () => {
    session.dispose();
    await node[Symbol.asyncDispose]();
  });

  it('misses no event because of us', async () => {
    const heard: RuntimeEvent[] = [];
    const listening = new AbortController();
    const subscription = node.connect().criEvents.subscribe((event) => heard.push(event), listening.signal);
    const ids: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { containerId } = await pods.running();
      ids.push(containerId);
      await node.client.runtime.stopContainer(containerId, 0);
      await node.client.runtime.removeContainer(containerId);
    }
    const lives = (): number[] => ids.map((id) => heard.filter((event) => 'id' in event && event.id === id).length);
    await eventually(() => expect(lives()).toEqual(ids.map(() => eventsOfALife)));
    // And we have missed nothing either.
    await eventually(() => expect([...session.store.snapshot.containers.keys()]).toEqual([]));
    listening.abort();
    await subscription;
    await pods.removeAll();
  });
});
