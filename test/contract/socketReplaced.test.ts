import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { eventually } from '../runtimes/eventually.ts';
import { expectSameAsFreshLists } from '../runtimes/expectSameAsFreshLists.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { leaks, type OpenResources, openResources } from '../runtimes/openResources.ts';
import { PodFactory, type TestContainer } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { takeSocketOf } from '../runtimes/takeSocketOf.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const { available } = await realRuntimes();
/** Far longer than a test waits: nothing here may hang on the former containerd until its deadline. */
const requestTimeoutMs = 60_000;

describe.skipIf(available.length === 0)('a socket that another containerd takes while the first still listens', () => {
  let former: RealContainerd;
  let next: RealContainerd;
  let formerPods: PodFactory;
  let nextPods: PodFactory;
  let formerPod: TestContainer;
  let nextPod: TestContainer;
  let before: OpenResources;
  let lines: string[];
  let session: LiveSession;
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

  beforeEach(async () => {
    process.on('unhandledRejection', onUnhandled);
    // Two lines of containerd where the machine has them: the version tells who answers.
    former = await realContainerd(available[0]);
    next = await realContainerd(available.at(-1));
    formerPods = new PodFactory(former);
    nextPods = new PodFactory(next);
    formerPod = await formerPods.running();
    nextPod = await nextPods.running();
    before = openResources();
    lines = [];
    session = liveSessionOf(former, { client: former.connect(requestTimeoutMs), log: (line) => lines.push(line) });
    session.setVisible(true);
    await eventually(() => expectSameAsFreshLists(former, session));
    expect([...session.store.snapshot.containers.keys()]).toEqual([formerPod.containerId]);
  });
  afterEach(async () => {
    session.dispose();
    await eventually(() => expect(leaks(before, openResources())).toEqual([]));
    await former[Symbol.asyncDispose]();
    await next[Symbol.asyncDispose]();
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
  });

  /** Whoever connects to the path of the former finds the next. */
  async function expectFollowsNext(): Promise<void> {
    await eventually(() => {
      expect([...session.store.snapshot.containers.keys()]).toEqual([nextPod.containerId]);
      expect(session.store.snapshot.runtime?.version.version).toBe(next.containerd.version);
    });
    await eventually(() => expectSameAsFreshLists(former, session));
    expect(session.store.snapshot.source).toEqual({ kind: 'containerdEvents' });
  }

  async function expectHearsOfNext(): Promise<void> {
    const { containerId } = await nextPods.running();
    await eventually(() => expect(session.store.snapshot.containers.get(containerId)?.state).toBe('running'));
    process.kill(await next.pidOf(containerId), 'SIGKILL');
    await eventually(() => {
      const container = session.store.snapshot.containers.get(containerId);
      expect(container).toMatchObject({ state: 'exited', exit: { code: 137 } });
    });
    await eventually(() => expectSameAsFreshLists(former, session));
  }

  it('is followed to the new one without an outage, and the end of the former is none either', async () => {
    const phases = new Set<string>();
    const listening = session.store.onDidChange(() => phases.add(session.store.snapshot.connection.phase));
    await takeSocketOf(former, next);
    await expectFollowsNext();
    await expectHearsOfNext();
    // The former still answers those who are connected to it, and what happens there is nobody's business here.
    await formerPods.running();
    expect(await former.client.runtime.listContainers()).toHaveLength(2);
    await expectHearsOfNext();
    await former.containerd.kill();
    await expectHearsOfNext();
    listening.dispose();
    expect([...phases]).toEqual(['live']);
    const [first, second, third, ...more] = lines;
    expect(first).toContain(`live (containerd ${former.containerd.version}`);
    expect(second).toContain('the socket was replaced');
    if (former.containerd.version !== next.containerd.version) {
      expect(third).toContain(
        `live (containerd ${next.containerd.version}, before containerd ${former.containerd.version}`,
      );
    }
    expect(more).toEqual([]);
  });

  it('is followed to the new one though the former hangs, with a reading under way', async () => {
    process.kill(former.containerd.pid, 'SIGSTOP');
    try {
      const refreshed = session.refresh();
      await takeSocketOf(former, next);
      await refreshed;
      await expectFollowsNext();
      await expectHearsOfNext();
    } finally {
      process.kill(former.containerd.pid, 'SIGCONT');
    }
  });

  it('is followed to the new one though nobody looked when it happened', async () => {
    session.setVisible(false);
    await takeSocketOf(former, next);
    // The watch tells of it in its own time, and only then is it known.
    await eventually(() => expect(lines.at(-1)).toContain('the socket was replaced'));
    session.setVisible(true);
    await expectFollowsNext();
    await expectHearsOfNext();
  });
});
