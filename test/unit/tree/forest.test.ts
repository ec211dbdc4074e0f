import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slices } from '../../../src/common/slices.ts';
import { emptyCallHistory } from '../../../src/model/session/unusableSession.ts';
import { defaultChoices } from '../../../src/tree/choices.ts';
import { Forest, type Redraw } from '../../../src/tree/forest.ts';
import { ViewSources } from '../../../src/tree/views.ts';
import { container } from '../../builders/container.ts';
import { TestSessions } from '../../builders/endpointSessions.ts';
import { image } from '../../builders/image.ts';
import { dayMs, english, outline } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';

const rowPrefix = 'unix:///run/containerd.sock';

function forestOf(
  sessions: TestSessions,
  source = new ViewSources(sessions).byId['criExplorer.sandboxes'],
): { forest: Forest; redraws: Redraw['changes'][] } {
  const forest = new Forest({
    endpoints: sessions,
    source,
    choices: () => defaultChoices,
    slices: new Slices(),
    l10n: english,
    nowMs: Date.now,
  });
  const redraws: Redraw['changes'][] = [];
  forest.onDidChange(({ changes }) => redraws.push(changes));
  return { forest, redraws };
}

/** Lets the work be done that is to be done at once: a false clock counts a millisecond for each turn that it takes. */
async function atOnce(): Promise<void> {
  await vi.advanceTimersByTimeAsync(9);
}

describe('Forest', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 3 * dayMs });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('follows a store: the first change at once, a burst of them once in 500 ms', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(500);
    store.apply({ sandboxes: [sandbox()] });
    await atOnce();
    expect(redraws).toEqual([{ scope: 'all' }]);

    for (const attempt of [1, 2, 3]) {
      store.apply({ containers: [container({ attempt })] });
    }
    expect(redraws).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    await atOnce();
    expect(redraws).toEqual([{ scope: 'all' }, { scope: 'rows', ids: [`${rowPrefix}/sandbox/sandbox-1`] }]);
    expect(outline(forest.roots)).toEqual(['web-0 | shop · 3d', '  app | attempt 3 · 3d']);

    forest.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('names only the row that changed', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    store.apply({ sandboxes: [sandbox()], containers: [container(), container({ id: 'container-2', name: 'side' })] });
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(500);
    forest.children(`${rowPrefix}/sandbox/sandbox-1`);
    redraws.length = 0;
    store.apply({ containers: [container(), container({ id: 'container-2', name: 'side', state: 'exited' })] });
    await atOnce();
    expect(redraws).toEqual([{ scope: 'rows', ids: [`${rowPrefix}/container/container-2`] }]);
    forest.dispose();
  });

  it('draws many rows in turns, shows nothing of them before the end, and keeps what is opened meanwhile', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const sandboxes = Array.from({ length: 900 }, (_, at) => sandbox({ id: `s-${at}`, name: `s-${at}` }));
    store.apply({ sandboxes, containers: [container({ sandboxId: 's-0', state: 'exited' })] });
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(1_000);
    redraws.length = 0;
    // Each part takes longer than a turn may.
    const timersNow = performance.now.bind(performance);
    let lostMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => timersNow() + (lostMs += 20));

    const shownAs = (state: string): number =>
      forest.roots.filter(({ contextValue }) => contextValue === `sandbox.${state}`).length;
    /** @returns how many turns it took */
    const drawAs = async (state: 'ready' | 'notReady', beforeTurn: (turn: number) => void): Promise<number> => {
      redraws.length = 0;
      await vi.advanceTimersByTimeAsync(1_000);
      store.apply({ sandboxes: sandboxes.map((each) => ({ ...each, state })) });
      let turn = 0;
      for (; redraws.length === 0 && turn < 100; turn += 1) {
        expect([shownAs(state), forest.owesDraw]).toEqual([0, true]);
        beforeTurn(turn);
        await vi.advanceTimersByTimeAsync(1);
      }
      expect([shownAs(state), forest.owesDraw]).toEqual([900, false]);
      return turn;
    };
    const turns = await drawAs('notReady', () => undefined);
    expect(turns).toBeGreaterThan(4);
    await drawAs('ready', (turn) => {
      if (turn === turns - 1) {
        forest.children(`${rowPrefix}/sandbox/s-0`);
      }
    });
    expect(forest.row(`${rowPrefix}/container/container-1`)?.parent?.objectId).toBe('s-0');
    clock.mockRestore();
    forest.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('draws what it has prepared, also where a list arrived while it did', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    let prepared: unknown;
    const drawnUnprepared: boolean[] = [];
    const { forest, redraws } = forestOf(sessions, {
      *prepare() {
        // What it prepares is what there was when it began: a list that arrives meanwhile leaves it behind.
        const seen = store.snapshot;
        store.apply({ containers: [container({ id: 'late' })] });
        yield;
        prepared = seen;
      },
      isBehind: () => store.snapshot !== prepared,
      roots: () => {
        drawnUnprepared.push(store.snapshot !== prepared);
        return [];
      },
      concerns: () => true,
    });
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.snapshot.containers.has('late')).toBe(true);
    expect(drawnUnprepared.length).toBeGreaterThan(0);
    expect(drawnUnprepared).not.toContain(true);
    expect(redraws).toEqual([]);
    forest.dispose();
  });

  it('does not wait for ever for changes to end', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    let drawn = 0;
    const { forest } = forestOf(sessions, {
      *prepare() {
        store.apply({
          sandboxes: [sandbox({ attempt: store.snapshot.sandboxes.get('sandbox-1')?.attempt === 1 ? 2 : 1 })],
        });
        yield;
      },
      isBehind: () => true,
      roots: () => {
        drawn += 1;
        return [];
      },
      concerns: () => true,
    });
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(drawn).toBeGreaterThan(0);
    forest.dispose();
  });

  it('stands still for what its view does not show', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(500);
    store.apply({ images: [image()] });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(redraws).toEqual([]);
    forest.dispose();
  });

  it('lets ages grow once a minute, and tells of the rows whose age did', async () => {
    const sessions = new TestSessions();
    const nowNs = BigInt(3 * dayMs) * 1_000_000n;
    sessions.open().apply({ sandboxes: [sandbox(), sandbox({ id: 'young', name: 'young', createdAtNs: nowNs })] });
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    await atOnce();
    redraws.length = 0;
    await vi.advanceTimersByTimeAsync(60_000);
    await atOnce();
    expect(redraws).toEqual([{ scope: 'rows', ids: [`${rowPrefix}/sandbox/young`] }]);
    forest.dispose();
  });

  it('rests while nobody looks, and is up to date when somebody does again', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    forest.setVisible(false);
    store.apply({ sandboxes: [sandbox()] });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(redraws).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    forest.setVisible(true);
    await atOnce();
    expect(redraws).toEqual([{ scope: 'all' }]);
    forest.dispose();
  });

  it('gets an endpoint row each when a second endpoint comes, and knows whose child a row is', async () => {
    const sessions = new TestSessions();
    sessions.open().apply({ sandboxes: [sandbox()], containers: [container()] });
    const { forest } = forestOf(sessions);
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(500);
    expect(forest.row(`${rowPrefix}/sandbox/sandbox-1`)?.parent).toBeUndefined();
    forest.children(`${rowPrefix}/sandbox/sandbox-1`);
    sessions.open('crio');
    await atOnce();
    expect(forest.roots.map(({ label }) => label)).toEqual(['containerd', 'crio']);
    expect(forest.row(`${rowPrefix}/sandbox/sandbox-1`)?.parent?.id).toBe(`${rowPrefix}/endpoint/`);
    expect(forest.row(`${rowPrefix}/container/container-1`)?.parent?.label).toBe('web-0');
    sessions.close('crio');
    await vi.advanceTimersByTimeAsync(500);
    await atOnce();
    expect(forest.roots.map(({ label }) => label)).toEqual(['web-0']);
    forest.dispose();
  });

  it('tells the calls of the last minute when something else draws: to make one draws nothing', async () => {
    const sessions = new TestSessions();
    let inLastMinute = 7;
    const calls = {
      ...emptyCallHistory,
      get inLastMinute() {
        return inLastMinute;
      },
    };
    const store = sessions.open('containerd', {}, calls);
    store.apply({ connection: { phase: 'live' } });
    const source = new ViewSources(sessions).byId['criExplorer.runtime'];
    const { forest, redraws } = forestOf(sessions, source);
    const told = (): unknown => outline(forest.roots).find((line) => line.startsWith('  Calls'));
    forest.setVisible(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told()).toBe('  Calls | 7 in the last minute');
    redraws.length = 0;
    inLastMinute = 8;
    await vi.advanceTimersByTimeAsync(50_000);
    expect(redraws).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(redraws).toEqual([{ scope: 'rows', ids: [`${rowPrefix}/fact/connection/calls`] }]);
    expect(told()).toBe('  Calls | 8 in the last minute');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(redraws).toHaveLength(1);
    forest.dispose();
  });
});

describe('ViewSources', () => {
  it('shows the search in the runtime view also without an endpoint', () => {
    const sessions = new TestSessions();
    sessions.discovery = [{ address: 'unix:///run/a.sock', outcome: 'absent' }];
    const { byId } = new ViewSources(sessions);
    expect(outline(byId['criExplorer.runtime'].roots(defaultChoices, { l10n: english, nowMs: 0 }))).toEqual([
      'Discovery | ',
      '  unix:///run/a.sock | absent · usual place',
    ]);
  });
});
