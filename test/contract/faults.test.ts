import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { healIntervalMs, heartbeatMs, tickMs } from '../../src/model/session/readingPace.ts';
import { newestRuntime } from '../runtimes/availability.ts';
import { CallsUnderWay } from '../runtimes/callsUnderWay.ts';
import { countingCalls } from '../runtimes/countingCalls.ts';
import { eventually } from '../runtimes/eventually.ts';
import { expectSameAsFreshLists } from '../runtimes/expectSameAsFreshLists.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { leaks, openResources } from '../runtimes/openResources.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { shimPid } from '../runtimes/shimPid.ts';

const restarts = 20;
/** Of the interval after which everything is read anew, for what a test itself takes meanwhile. */
const marginMs = 20_000;
/** Real time at rest, in milliseconds. */
const restMs = 3_000;

describe.skipIf((await newestRuntime()) === undefined)('a session through faults', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', onUnhandled);
    node = await realContainerd();
    pods = new PodFactory(node);
  });
  afterAll(async () => {
    process.off('unhandledRejection', onUnhandled);
    await node[Symbol.asyncDispose]();
  });

  const live = (session: LiveSession): Promise<void> =>
    eventually(() => expect(session.store.snapshot.connection).toEqual({ phase: 'live' }));

  it(`is equal to a fresh list after ${restarts} kills while pods come and go, and leaks nothing`, async () => {
    const before = openResources();
    const lines: string[] = [];
    const session = liveSessionOf(node, { client: node.connect(), log: (line) => lines.push(line) });
    const listening = session.store.onDidChange(() => undefined);
    session.setVisible(true);
    await live(session);
    const removed: (string | undefined)[] = [];
    for (let round = 0; round < restarts; round += 1) {
      const { sandboxId, containerId } = await pods.running();
      if (round % 2 === 0) {
        await node.client.runtime.stopContainer(containerId, 0);
      }
      if (round === 0) {
        // In the other rounds the runtime may be killed before the session has heard of the pod.
        await eventually(() => expect(session.store.snapshot.sandboxes.has(sandboxId)).toBe(true));
      }
      await node.containerd.kill();
      await eventually(() => expect(session.store.snapshot.connection.phase).toBe('stale'));
      // What was there is still shown.
      expect(session.store.snapshot.sandboxes.size).toBeGreaterThan(0);
      if (round === restarts / 2) {
        // A container dies with nobody to tell of it.
        process.kill(await shimPid(sandboxId), 'SIGKILL');
      }
      await node.containerd.restart();
      node.client.reconnect();
      await live(session);
      if (round % 4 === 3) {
        removed.push(sandboxId);
        await node.client.runtime.stopSandbox(sandboxId);
        await node.client.runtime.removeSandbox(sandboxId);
      }
    }
    await eventually(() => expectSameAsFreshLists(node, session));
    for (const id of removed) {
      expect(session.store.snapshot.sandboxes.has(id ?? '')).toBe(false);
    }
    // A line when an outage began and one when it was over.
    expect(lines.length).toBeLessThanOrEqual(1 + 2 * restarts);

    await pods.removeAll();
    listening.dispose();
    session.dispose();
    await eventually(() => expect(leaks(before, openResources())).toEqual([]));
    expect(unhandled).toEqual([]);
  }, 240_000);

  it('is live again soon after the runtime is', async () => {
    const session = liveSessionOf(node, { client: node.connect() });
    session.setVisible(true);
    await live(session);
    await node.containerd.kill();
    await eventually(() => expect(session.store.snapshot.connection.phase).toBe('stale'));
    await node.containerd.restart();
    const backAtMs = performance.now();
    await live(session);
    console.log(`live ${(performance.now() - backAtMs).toFixed(0)} ms after the runtime answered`);
    session.dispose();
  });

  it('stands a runtime that is frozen for a while', async () => {
    const session = liveSessionOf(node, { client: node.connect(500) });
    session.setVisible(true);
    await live(session);
    process.kill(node.containerd.pid, 'SIGSTOP');
    try {
      await session.refresh();
      expect(session.store.snapshot.connection).toMatchObject({
        phase: 'stale',
        failure: { reason: 'deadlineExceeded' },
      });
    } finally {
      process.kill(node.containerd.pid, 'SIGCONT');
    }
    await live(session);
    await eventually(() => expectSameAsFreshLists(node, session));
    session.dispose();
  });

  it('finds out that a runtime is frozen though nobody asks it anything', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      shouldAdvanceTime: true,
    });
    const session = liveSessionOf(node, { client: node.connect(500) });
    try {
      session.setVisible(true);
      await live(session);
      await session.refresh();
      process.kill(node.containerd.pid, 'SIGSTOP');
      // Only what the test puts forward counts: the clock goes on besides, however slow the machine is.
      let putForwardMs = 0;
      while (session.store.snapshot.connection.phase === 'live' && putForwardMs < healIntervalMs) {
        await vi.advanceTimersByTimeAsync(500);
        putForwardMs += 500;
      }
      expect(session.store.snapshot.connection).toMatchObject({
        phase: 'stale',
        failure: { reason: 'deadlineExceeded', method: 'Version' },
      });
      expect(putForwardMs).toBeLessThan(heartbeatMs + 2 * tickMs);
    } finally {
      process.kill(node.containerd.pid, 'SIGCONT');
      vi.useRealTimers();
    }
    await live(session);
    session.dispose();
  });

  it('costs no process at rest, and no call but a sign of life and the relist that heals', async () => {
    await pods.running();
    const calls: string[] = [];
    // At rest only a timer can cause a call. The clock goes on by itself until then, and afterwards is put forward.
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
      shouldAdvanceTime: true,
    });
    try {
      const underWay = new CallsUnderWay();
      // The subscription is always there. Time is not put forward over a call, whose deadline it would bring.
      const pass = async (ms: number): Promise<void> => {
        for (let passedMs = 0; passedMs < ms; passedMs += tickMs) {
          await vi.advanceTimersByTimeAsync(tickMs);
          await eventually(() => expect(underWay.now).toBe(1));
        }
      };
      const session = liveSessionOf(node, { client: countingCalls(node.connect(10_000, underWay), calls) });
      session.setVisible(true);
      await live(session);
      await eventually(() => expect(session.store.snapshot.source).toEqual({ kind: 'containerdEvents' }));
      // What was still to be confirmed of the pod is read now, so that what comes later was caused by nothing.
      await session.refresh();
      calls.length = 0;
      const processesBefore = process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
      // The server has some real time to send what would cause a call.
      await new Promise((resolve) => setTimeout(resolve, restMs));
      expect(calls).toEqual([]);
      await pass(healIntervalMs - marginMs - restMs);
      expect(calls.filter((name) => name !== 'version')).toEqual([]);
      expect(calls.length).toBeLessThanOrEqual(Math.ceil(healIntervalMs / heartbeatMs));
      expect(process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap')).toHaveLength(processesBefore);
      await pass(2 * marginMs);
      await eventually(() => expect(calls).toEqual(expect.arrayContaining(['listSandboxes', 'listContainers'])));
      session.dispose();
    } finally {
      vi.useRealTimers();
    }
    await pods.removeAll();
  });
});
