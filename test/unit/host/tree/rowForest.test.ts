import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Redraw, RowForest } from '../../../../src/host/tree/rowForest.ts';
import { Turns } from '../../../../src/host/tree/turns.ts';
import { viewSources } from '../../../../src/host/tree/viewSources.ts';
import { defaultChoices } from '../../../../src/projection/viewChoices.ts';
import { container } from '../../../builders/container.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { image } from '../../../builders/image.ts';
import { dayMs, english, outline } from '../../../builders/projection.ts';
import { sandbox } from '../../../builders/sandbox.ts';

const rowPrefix = 'unix:///run/containerd.sock';

function forestOf(sessions: TestSessions): { forest: RowForest; redraws: Redraw['changes'][] } {
  const forest = new RowForest({
    endpoints: sessions,
    source: viewSources({ loaded: true, discovery: [] })['criExplorer.sandboxes'],
    choices: () => defaultChoices,
    turns: new Turns(),
    l10n: english,
    nowMs: Date.now,
  });
  const redraws: Redraw['changes'][] = [];
  forest.onDidChange(({ changes }) => redraws.push(changes));
  return { forest, redraws };
}

/** Lets the work be done that is to be done at once: a false clock counts a millisecond for each turn that it takes. */
function atOnce(): void {
  vi.advanceTimersByTime(9);
}

describe('RowForest', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 3 * dayMs });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('follows a store: the first change at once, a burst of them once in 500 ms', () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    vi.advanceTimersByTime(500);
    store.apply({ sandboxes: [sandbox()] });
    atOnce();
    expect(redraws).toEqual([{ scope: 'all' }]);

    for (const attempt of [1, 2, 3]) {
      store.apply({ containers: [container({ attempt })] });
    }
    expect(redraws).toHaveLength(1);
    vi.advanceTimersByTime(500);
    atOnce();
    expect(redraws).toEqual([{ scope: 'all' }, { scope: 'rows', ids: [`${rowPrefix}/sandbox/sandbox-1`] }]);
    expect(outline(forest.roots)).toEqual(['web-0 | shop · 3d', '  app | attempt 3 · 3d']);

    forest.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('names only the row that changed', () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    store.apply({ sandboxes: [sandbox()], containers: [container(), container({ id: 'container-2', name: 'side' })] });
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    vi.advanceTimersByTime(500);
    forest.children(`${rowPrefix}/sandbox/sandbox-1`);
    redraws.length = 0;
    store.apply({ containers: [container(), container({ id: 'container-2', name: 'side', state: 'exited' })] });
    atOnce();
    expect(redraws).toEqual([{ scope: 'rows', ids: [`${rowPrefix}/container/container-2`] }]);
    forest.dispose();
  });

  it('stands still for what its view does not show', () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    vi.advanceTimersByTime(500);
    store.apply({ images: [image()] });
    vi.advanceTimersByTime(5_000);
    expect(redraws).toEqual([]);
    forest.dispose();
  });

  it('lets ages grow once a minute, and tells of the rows whose age did', () => {
    const sessions = new TestSessions();
    const nowNs = BigInt(3 * dayMs) * 1_000_000n;
    sessions.open().apply({ sandboxes: [sandbox(), sandbox({ id: 'young', name: 'young', createdAtNs: nowNs })] });
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    atOnce();
    redraws.length = 0;
    vi.advanceTimersByTime(60_000);
    atOnce();
    expect(redraws).toEqual([{ scope: 'rows', ids: [`${rowPrefix}/sandbox/young`] }]);
    forest.dispose();
  });

  it('rests while nobody looks, and is up to date when somebody does again', () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { forest, redraws } = forestOf(sessions);
    forest.setVisible(true);
    forest.setVisible(false);
    store.apply({ sandboxes: [sandbox()] });
    vi.advanceTimersByTime(600_000);
    expect(redraws).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    forest.setVisible(true);
    atOnce();
    expect(redraws).toEqual([{ scope: 'all' }]);
    forest.dispose();
  });

  it('gets an endpoint row each when a second endpoint comes, and knows whose child a row is', () => {
    const sessions = new TestSessions();
    sessions.open().apply({ sandboxes: [sandbox()], containers: [container()] });
    const { forest } = forestOf(sessions);
    forest.setVisible(true);
    vi.advanceTimersByTime(500);
    expect(forest.parent(`${rowPrefix}/sandbox/sandbox-1`)).toBeUndefined();
    forest.children(`${rowPrefix}/sandbox/sandbox-1`);
    sessions.open('crio');
    atOnce();
    expect(forest.roots.map(({ label }) => label)).toEqual(['containerd', 'crio']);
    expect(forest.parent(`${rowPrefix}/sandbox/sandbox-1`)?.id).toBe(`${rowPrefix}/endpoint/`);
    expect(forest.parent(`${rowPrefix}/container/container-1`)?.label).toBe('web-0');
    sessions.close('crio');
    vi.advanceTimersByTime(500);
    atOnce();
    expect(forest.roots.map(({ label }) => label)).toEqual(['web-0']);
    forest.dispose();
  });
});

describe('viewSources', () => {
  it('shows the search in the runtime view also without an endpoint', () => {
    const discovery = [{ address: 'unix:///run/a.sock', source: 'usual place', outcome: 'absent' as const }];
    const rows = viewSources({ loaded: true, discovery })['criExplorer.runtime'].roots(
      [],
      { l10n: english, nowMs: 0 },
      defaultChoices,
    );
    expect(outline(rows)).toEqual(['Discovery | ', '  unix:///run/a.sock | absent · usual place']);
  });
});
