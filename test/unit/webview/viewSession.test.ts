import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ViewSession, type ViewState } from '../../../src/webview/state/viewSession.ts';
import { callRecord } from '../../builders/callRecord.ts';

const timeoutMs = 1000;
const endpointId = 'unix:///run/node.sock';
const node = { at: 'node' } as const;
const sandbox = { at: 'sandbox', sandboxId: 's1' } as const;
const noChoices = { selectedCardId: undefined, expandedGroups: [] };

interface Page {
  readonly session: ViewSession;
  readonly posted: readonly Record<string, unknown>[];
  /** What VS Code keeps for the page. */
  readonly saved: () => unknown;
  readonly drawn: readonly ViewState[];
  /** What the host sends. */
  readonly tell: (message: Record<string, unknown>) => void;
}

function openPage(kept?: unknown): Page {
  const posted: Record<string, unknown>[] = [];
  const drawn: ViewState[] = [];
  let saved = kept;
  const api = {
    postMessage: (message: unknown) => void posted.push(message as Record<string, unknown>),
    getState: () => saved,
    setState: (state: unknown) => (saved = state),
  };
  const session = new ViewSession(api, endpointId, (state) => drawn.push(state), timeoutMs);
  return { session, posted, saved: () => saved, drawn, tell: (message) => session.receive(message) };
}

const screenMessage = (requestId: number, screen: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'screen',
  generation: requestId,
  requestId,
  screen: {
    location: node,
    crumbs: [],
    status: { text: 'connected', tone: 'good' },
    body: { level: 'empty' },
    ...screen,
  },
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('ViewSession', () => {
  it('asks for a screen until one comes', async () => {
    const { session, posted, tell } = openPage();
    void session.start();
    await vi.advanceTimersByTimeAsync(timeoutMs);
    expect(posted.map(({ kind }) => kind)).toEqual(['ready', 'ready']);
    tell({ kind: 'words', words: { title: 'Layers' } });
    tell(screenMessage(2));
    await vi.advanceTimersByTimeAsync(10 * timeoutMs);
    expect(posted).toHaveLength(2);
    expect(session.state).toMatchObject({ words: { title: 'Layers' }, location: node, screen: { location: node } });
  });

  it('begins where it was before a reload, also with its Calls panel', () => {
    const choices = { selectedCardId: 'container/c1', expandedGroups: ['shop'] };
    const { session, posted } = openPage({ location: sandbox, choices, isDetailsOpen: false, isCallsOpen: true });
    void session.start();
    expect(posted).toEqual([
      { kind: 'watchCalls', watch: true, requestId: 1 },
      { kind: 'ready', location: sandbox, choices, requestId: 2 },
    ]);
    expect(session.state).toMatchObject({ location: sandbox, choices, isDetailsOpen: false, isCallsOpen: true });
  });

  it('begins at the start where what was kept cannot be read', () => {
    const { session, posted } = openPage({ location: 'nowhere', choices: 7, isCallsOpen: 'yes' });
    void session.start();
    expect(posted).toEqual([{ kind: 'ready', choices: noChoices, requestId: 1 }]);
    expect(session.state).toMatchObject({ location: undefined, isDetailsOpen: true, isCallsOpen: false });
  });

  it('keeps for a reload where the person is, and whose layers these are', () => {
    const { session, saved } = openPage();
    session.go(sandbox, 'sandbox/s1');
    session.openDetails(false);
    expect(saved()).toEqual({
      endpointId,
      location: sandbox,
      choices: { selectedCardId: 'sandbox/s1', expandedGroups: [] },
      isDetailsOpen: false,
      isCallsOpen: false,
    });
  });

  it('shows another location with nothing selected there', () => {
    const { session, posted } = openPage();
    session.select('shim/1');
    session.go(sandbox);
    expect(posted).toEqual([
      { kind: 'show', location: node, choices: { ...noChoices, selectedCardId: 'shim/1' }, requestId: 1 },
      { kind: 'show', location: sandbox, choices: noChoices, requestId: 2 },
    ]);
  });

  it('opens a group and closes it again, and stays where it is', () => {
    const { session, posted } = openPage();
    const { toggleGroup } = session;
    toggleGroup('shop');
    toggleGroup('web');
    toggleGroup('shop');
    expect(posted.map(({ choices }) => choices)).toEqual([
      { ...noChoices, expandedGroups: ['shop'] },
      { ...noChoices, expandedGroups: ['shop', 'web'] },
      { ...noChoices, expandedGroups: ['web'] },
    ]);
    expect(session.state.location).toEqual(node);
  });

  it('goes up to the crumb before the last, and nowhere from the first', () => {
    const { session, posted, tell } = openPage();
    tell(screenMessage(0, { crumbs: [{ label: 'node', to: node }] }));
    session.back();
    expect(posted).toEqual([]);
    const crumbs = [
      { label: 'node', to: node },
      { label: 'shop', to: sandbox },
    ];
    tell(screenMessage(0, { location: sandbox, crumbs }));
    session.back();
    expect(posted).toMatchObject([{ kind: 'show', location: node }]);
  });

  it('goes where the host sends it', () => {
    const { session, posted, tell } = openPage();
    tell({ kind: 'navigate', location: sandbox, selectedCardId: 'container/c1' });
    expect(session.state).toMatchObject({ location: sandbox, choices: { selectedCardId: 'container/c1' } });
    expect(posted).toMatchObject([{ kind: 'show', location: sandbox }]);
  });

  it('keeps the same object for a screen that says the same', () => {
    const { session, tell } = openPage();
    tell(screenMessage(0));
    const { screen } = session.state;
    tell(screenMessage(0));
    expect(session.state.screen).toBe(screen);
    tell(screenMessage(0, { status: { text: 'stale', tone: 'warn' } }));
    expect(session.state.screen).not.toBe(screen);
    expect(session.state.screen?.body).toBe(screen?.body);
  });

  it('takes all calls that are told of at first, then those that began or changed', () => {
    const { session, tell } = openPage();
    const [first, second, third] = [1, 2, 3].map((id) => callRecord({ id, outcome: 'underWay' }));
    const ended = { ...second, outcome: 'ok' };
    tell({ kind: 'calls', all: true, calls: [first, second] });
    tell({ kind: 'calls', all: false, calls: [ended, third] });
    expect(session.state.calls).toEqual([first, ended, third]);
    tell({ kind: 'calls', all: true, calls: [third] });
    expect(session.state.calls).toEqual([third]);
  });

  it('keeps no more calls than the host does', () => {
    const { session, tell } = openPage();
    const calls = Array.from({ length: 1001 }, (_, id) => callRecord({ id }));
    tell({ kind: 'calls', all: false, calls });
    expect(session.state.calls).toHaveLength(1000);
    expect(session.state.calls[0]?.id).toBe(1);
  });

  it('asks for calls while their panel is open, and forgets them with it', () => {
    const { session, posted, tell } = openPage();
    session.openCalls(true);
    tell({ kind: 'calls', all: true, calls: [callRecord({})] });
    session.openCalls(false);
    expect(posted).toMatchObject([
      { kind: 'watchCalls', watch: true },
      { kind: 'watchCalls', watch: false },
    ]);
    expect(session.state.calls).toEqual([]);
  });

  it('says why a request failed until the next one succeeds', async () => {
    const { session, tell, drawn } = openPage();
    const failing = session.ask({ kind: 'exportCalls' });
    tell({ kind: 'failed', requestId: 1, text: 'That did not work.' });
    await failing;
    expect(drawn.at(-1)?.problem).toBe('That did not work.');
    const succeeding = session.ask({ kind: 'exportCalls' });
    tell({ kind: 'done', requestId: 2 });
    await succeeding;
    expect(drawn.at(-1)?.problem).toBeUndefined();
  });
});
