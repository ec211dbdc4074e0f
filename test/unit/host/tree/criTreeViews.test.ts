import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contextKeys } from '../../../../src/contrib/whenClause.ts';
import { SessionViewers } from '../../../../src/model/session/endpointSessions.ts';
import type { Row } from '../../../../src/tree/rows/row.ts';
import type { ShownRow } from '../../../../src/tree/shownRows.ts';
import { container } from '../../../builders/container.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { image, imageId } from '../../../builders/image.ts';
import { dayMs, english } from '../../../builders/rows.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import type { FakeTreeView } from '../fakeTreeView.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { CriTreeViews } = await import('../../../../src/host/tree/criTreeViews.ts');
const { ViewChoicesStore } = await import('../../../../src/host/ui/viewChoicesStore.ts');

const endpointId = 'unix:///run/containerd.sock';
/** A draw, with the pause after it. */
const settledMs = 600;
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(settledMs);

type ViewName = 'sandboxes' | 'containers' | 'images' | 'runtime';

function viewOf(name: ViewName): FakeTreeView {
  return vscode.treeViews.get(`criExplorer.${name}`) ?? expect.fail('The view has been made.');
}

interface Provider {
  getChildren(element?: ShownRow): ShownRow[];
}

/** What the workbench does when it is told of other roots, or of a row that was opened. */
function read(name: ViewName, element?: ShownRow): ShownRow[] {
  const { treeDataProvider } = viewOf(name).options as { readonly treeDataProvider: Provider };
  return treeDataProvider.getChildren(element);
}

function opened(sessions: TestSessions) {
  const selected: string[] = [];
  const choices = new ViewChoicesStore({ keys: () => [], get: () => undefined, update: () => Promise.resolve() });
  const views = new CriTreeViews({
    endpoints: sessions,
    choices,
    l10n: english,
    nowMs: Date.now,
    viewers: new SessionViewers(),
    onSelected: (row: Row) => selected.push(row.id),
  });
  return { views, choices, selected };
}

/** What the welcome texts were told last. */
function state(): unknown {
  return vscode.commands.executeCommand.mock.calls
    .filter(([command, key]) => command === 'setContext' && key === contextKeys.state)
    .at(-1)?.[2];
}

function threeContainers(sessions: TestSessions, ...names: readonly string[]) {
  const store = sessions.session(endpointId)?.store ?? sessions.open();
  const containers = names.map((name) => container({ id: name, name }));
  store.apply({ connection: { phase: 'live' }, sandboxes: [sandbox()], containers });
  return store;
}

beforeEach(() => {
  vscode.treeViews.clear();
  vscode.commands.executeCommand.mockReset();
  vi.useFakeTimers({ now: 3 * dayMs });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('CriTreeViews', () => {
  it('follows endpoints only while one of its views is in sight', () => {
    const sessions = new TestSessions();
    sessions.open();
    const session = sessions.session(endpointId) ?? expect.fail('It is open.');
    const setVisible = vi.spyOn(session, 'setVisible');
    const { views } = opened(sessions);
    expect(setVisible).toHaveBeenLastCalledWith(true);
    for (const name of ['sandboxes', 'containers', 'images'] as const) {
      viewOf(name).setVisible(false);
    }
    expect(setVisible).toHaveBeenLastCalledWith(true);
    viewOf('runtime').setVisible(false);
    expect(setVisible).toHaveBeenLastCalledWith(false);
    views.dispose();
  });

  it('says that an endpoint is live when the rows of every view in sight have been read', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    opened(sessions);
    expect(state()).toBe('connecting');
    store.apply({ connection: { phase: 'live' }, sandboxes: [sandbox()], containers: [container()], images: [] });
    await settle();
    expect(state()).toBe('connecting');
    for (const name of ['sandboxes', 'containers', 'images'] as const) {
      read(name);
    }
    expect(state()).toBe('connecting');
    read('runtime');
    expect(state()).toBe('live');
  });

  it('says of a failure at once what it is', () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    opened(sessions);
    store.apply({ connection: { phase: 'failed', failure: { reason: 'permissionDenied', path: '/run/a.sock' } } });
    expect(state()).toBe('permissionDenied');
  });

  it('says over the rows how many of them the filter leaves, and what is stale', async () => {
    const sessions = new TestSessions();
    const store = threeContainers(sessions, 'app', 'side');
    const { choices } = opened(sessions);
    await settle();
    expect(viewOf('containers').message).toBe('');
    choices.filter('side');
    await settle();
    expect(viewOf('containers').message).toBe('1 of 2 shown, filter: side');
    expect(viewOf('runtime').message).toBe('');
    const failure = { reason: 'connectionRefused', target: '/run/containerd.sock' } as const;
    store.apply({ connection: { phase: 'stale', failure, lostAtMs: Date.now() } });
    expect(viewOf('containers').message).toMatch(/^No answer since .* · 1 of 2 shown, filter: side$/);
    choices.filter('');
    await settle();
    expect(viewOf('containers').message).toMatch(/^No answer since [^·]*$/);
  });

  it('reveals an object in the view that lists its kind', async () => {
    const sessions = new TestSessions();
    const store = threeContainers(sessions, 'app');
    store.apply({ images: [image()] });
    const { views, selected } = opened(sessions);
    await settle();
    expect(await views.revealObject(endpointId, { kind: 'container', id: 'app' }, false)).toBe(true);
    expect(viewOf('containers').selection.map(({ objectId }) => objectId)).toEqual(['app']);
    expect(await views.revealObject(endpointId, { kind: 'container', id: 'nobody' }, false)).toBe(false);
    viewOf('images').setVisible(false);
    expect(await views.revealObject(endpointId, { kind: 'image', id: imageId('a') }, false)).toBe(false);
    expect(await views.revealObject(endpointId, { kind: 'image', id: imageId('a') }, true)).toBe(true);
    expect(viewOf('images').reveal).toHaveBeenLastCalledWith(expect.anything(), { select: true, focus: true });
    // Nobody selected it but the command.
    expect(selected).toEqual([]);
  });
});

describe('CriTreeView', () => {
  it('selects the neighbour of a row that went, without the focus, and tells nobody that a person did', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a', 'b', 'c');
    const { selected } = opened(sessions);
    await settle();
    const view = viewOf('containers');
    const [, b] = read('containers');
    view.select(b ?? expect.fail('There are three.'));
    expect(selected).toEqual([`${endpointId}/container/b`]);
    threeContainers(sessions, 'a', 'c');
    await settle();
    expect(view.reveal).toHaveBeenCalledWith(expect.objectContaining({ id: `${endpointId}/container/c` }), {
      select: true,
      focus: false,
    });
    expect(selected).toHaveLength(1);
    threeContainers(sessions, 'a');
    await settle();
    expect(view.selection.map(({ objectId }) => objectId)).toEqual(['a']);
    view.select();
    view.select(...read('containers'));
    expect(selected).toHaveLength(1);
  });

  it('leaves a selection alone whose rows stay where they are', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a', 'b');
    opened(sessions);
    await settle();
    const view = viewOf('containers');
    const [a] = read('containers');
    view.select(a ?? expect.fail('There are two.'));
    threeContainers(sessions, 'a');
    await settle();
    expect(view.reveal).not.toHaveBeenCalled();
  });

  it('keeps a row selected that got another parent', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a', 'b');
    opened(sessions);
    await settle();
    const view = viewOf('containers');
    const [, b] = read('containers');
    view.select(b ?? expect.fail('There are two.'));
    sessions.open('crio');
    await settle();
    expect(b?.parent?.kind).toBe('endpoint');
    expect(view.reveal).toHaveBeenCalledWith(b, { select: true, focus: false });
  });

  it('gives a key the row that took the place of the one it was pressed on', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a', 'b');
    const { views } = opened(sessions);
    await settle();
    const view = viewOf('containers');
    const [a] = read('containers');
    view.select(a ?? expect.fail('There are two.'));
    expect(views.selectionOfKey('criExplorer.containers')).toEqual([a]);
    threeContainers(sessions, 'b');
    await settle();
    const heir = view.selection[0];
    view.selection = [];
    expect(views.selectionOfKey('criExplorer.containers')).toEqual([heir]);
    expect(heir?.objectId).toBe('b');
    expect(view.reveal).toHaveBeenLastCalledWith(heir, { select: true, focus: true });
  });

  it('tells of one row that a person selected, and of none when there are several', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a', 'b');
    const { selected } = opened(sessions);
    await settle();
    const view = viewOf('containers');
    const rows = read('containers');
    view.select(...rows);
    view.select(...rows.slice(1));
    expect(selected).toEqual([`${endpointId}/container/b`]);
  });

  it('knows what is selected in the view that was used last', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a', 'b', 'c');
    const { views } = opened(sessions);
    await settle();
    const selection = (): readonly string[] => views.lastSelection.map(({ objectId }) => objectId);
    expect(selection()).toEqual([]);
    viewOf('sandboxes').select(...read('sandboxes'));
    expect(selection()).toEqual(['sandbox-1']);
    viewOf('containers').select(...read('containers').slice(0, 2));
    expect(selection()).toEqual(['a', 'b']);
  });

  it('remembers what a person opens and closes', async () => {
    const sessions = new TestSessions();
    threeContainers(sessions, 'a');
    opened(sessions);
    await settle();
    const view = viewOf('sandboxes');
    const { treeDataProvider } = view.options as {
      readonly treeDataProvider: Provider & { getTreeItem(row: ShownRow): { readonly collapsibleState: number } };
    };
    const [pod] = read('sandboxes');
    const state = (): number => treeDataProvider.getTreeItem(pod ?? expect.fail('There is a pod.')).collapsibleState;
    view.expand(pod ?? expect.fail('There is a pod.'));
    expect(state()).toBe(vscode.TreeItemCollapsibleState.Expanded);
    view.collapse(pod ?? expect.fail('There is a pod.'));
    expect(state()).toBe(vscode.TreeItemCollapsibleState.Collapsed);
  });
});
