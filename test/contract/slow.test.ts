import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { CallsUnderWay } from '../runtimes/callsUnderWay.ts';
import { eventually } from '../runtimes/eventually.ts';
import { expectSameAsFreshLists } from '../runtimes/expectSameAsFreshLists.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { leaks, type OpenResources, openResources } from '../runtimes/openResources.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { type SlowSocket, slowSocket } from '../runtimes/slowSocket.ts';
import { withoutEvents } from '../runtimes/withoutEvents.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const { available } = await realRuntimes();
/** A reading takes several answers one after the other, and each up to two seconds. */
const patienceMs = 40_000;
/** Longer than an answer takes. */
const longTimeoutMs = 20_000;
/** Shorter than a test waits, for a connection on which nobody answers. */
const shortTimeoutMs = 700;
/** One reading at a time, of at most sixteen single questions and one for the images, beside the subscription. */
const mostCalls = 18;
/** One in use, and those that have been given up with calls that wait for their deadline. */
const mostConnections = 4;

describe.skipIf(available.length === 0)('a containerd whose answers take their time', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  let slow: SlowSocket;
  let timeoutMs: number;
  let calls: CallsUnderWay;
  let before: OpenResources;
  let lines: string[];
  let phases: string[];
  let session: LiveSession;
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', onUnhandled);
    // The oldest has no events of CRI's, which a slow answer must not hide.
    node = await realContainerd(available[0]);
    pods = new PodFactory(node);
  });
  beforeEach(async () => {
    slow = await slowSocket(node.containerd.socketPath);
    timeoutMs = longTimeoutMs;
    calls = new CallsUnderWay();
    lines = [];
    phases = [];
    before = openResources();
  });
  afterEach(async () => {
    await pods.removeAll();
    session.dispose();
    await eventually(() => expect(leaks(before, openResources())).toEqual([]));
    await slow[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    process.off('unhandledRejection', onUnhandled);
    await node[Symbol.asyncDispose]();
    expect(unhandled).toEqual([]);
  });

  async function follow(ways: (client: EndpointClient) => EndpointClient): Promise<void> {
    session = liveSessionOf(slow, {
      client: ways(connectEndpoint(slow.address, () => timeoutMs, calls)),
      log: (line) => lines.push(line),
    });
    session.setVisible(true);
    await eventually(() => expect(session.store.snapshot.connection).toEqual({ phase: 'live' }), patienceMs);
    phases.push('live');
    session.store.onDidChange(() => {
      const { phase } = session.store.snapshot.connection;
      if (phases.at(-1) !== phase) {
        phases.push(phase);
      }
    });
  }

  /** Pods come and go faster than anybody can read of them, and somebody presses refresh again and again. */
  async function muchHappens(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      const { sandboxId, containerId } = await pods.running();
      void session.refresh();
      await node.client.runtime.stopContainer(containerId, 0);
      if (round % 2 === 0) {
        await node.client.runtime.stopSandbox(sandboxId);
        await node.client.runtime.removeSandbox(sandboxId);
      }
      void session.refresh();
    }
  }

  /** Each begins with asking who is there. */
  function attemptsInVain(): number {
    return calls.failed.filter(({ method, reason }) => method === 'Version' && reason === 'deadlineExceeded').length;
  }

  describe.each([
    { title: 'by events', ways: (client: EndpointClient) => client },
    { title: 'by polling', ways: withoutEvents },
  ])('$title', ({ ways }) => {
    it('is followed live, with few calls under way, and right at the end', { timeout: 120_000 }, async () => {
      await follow(ways);
      await muchHappens();
      await eventually(() => expectSameAsFreshLists(node, session), patienceMs);
      expect(phases).toEqual(['live']);
      expect(lines).toHaveLength(1);
      expect(calls.failed.filter(({ reason }) => reason === 'deadlineExceeded')).toEqual([]);
      expect(calls.most).toBeLessThanOrEqual(mostCalls);
      expect(slow.connections.most).toBe(1);
    });

    it('is followed again after nothing got through for longer than a deadline', { timeout: 120_000 }, async () => {
      await follow(ways);
      timeoutMs = shortTimeoutMs;
      slow.stalled = true;
      await muchHappens();
      await eventually(() => expect(session.store.snapshot.connection).toMatchObject({ phase: 'stale' }), patienceMs);
      await eventually(() => expect(attemptsInVain()).toBeGreaterThanOrEqual(5), patienceMs);
      expect(calls.most).toBeLessThanOrEqual(mostCalls);
      expect(slow.connections.most).toBeLessThanOrEqual(mostConnections);
      timeoutMs = longTimeoutMs;
      slow.stalled = false;
      await eventually(() => expectSameAsFreshLists(node, session), patienceMs);
      await eventually(() => expect(slow.connections.now).toBe(1));
      expect(calls.most).toBeLessThanOrEqual(mostCalls);
      expect(phases).toEqual(['live', 'stale', 'live']);
      expect(lines.slice(1)).toEqual([
        expect.stringContaining('deadlineExceeded'),
        expect.stringMatching(/live after [\d.]+ s of deadlineExceeded/),
      ]);
    });
  });

  it('leaves nothing behind when nobody wants to know any longer while nothing gets through', async () => {
    await follow((client) => client);
    timeoutMs = shortTimeoutMs;
    slow.stalled = true;
    void session.refresh();
    await eventually(() => expect(session.store.snapshot.connection).toMatchObject({ phase: 'stale' }));
    session.dispose();
    await eventually(() => expect(slow.connections.now).toBe(0));
    expect(calls.now).toBe(0);
  });

  it.skipIf(!available.includes('1.6'))('that has no events of CRI is polled, however late it says so', async () => {
    // As a server would be seen that has none of containerd's services.
    await follow((client) => ({
      ...client,
      containerd: { ...client.containerd, isServed: () => Promise.resolve(false) },
    }));
    expect(session.store.snapshot.source).toEqual({ kind: 'polling', why: 'unimplemented' });
    await muchHappens();
    await eventually(() => expectSameAsFreshLists(node, session), patienceMs);
    expect(lines).toHaveLength(1);
  });
});
