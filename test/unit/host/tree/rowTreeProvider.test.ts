import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slices } from '../../../../src/common/slices.ts';
import { defaultChoices } from '../../../../src/tree/choices.ts';
import { Forest } from '../../../../src/tree/forest.ts';
import { RowTooltip } from '../../../../src/tree/rowTooltip.ts';
import type { ShownRow } from '../../../../src/tree/shownRows.ts';
import { ViewSources } from '../../../../src/tree/views.ts';
import { container } from '../../../builders/container.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { dayMs, english } from '../../../builders/rows.ts';
import { sandbox } from '../../../builders/sandbox.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { RowTreeProvider } = await import('../../../../src/host/tree/rowTreeProvider.ts');

/** A first look, with the pause after it. */
const settledMs = 600;

async function opened(sessions: TestSessions) {
  const source = new ViewSources(sessions).byId['criExplorer.sandboxes'];
  const forest = new Forest({
    endpoints: sessions,
    source,
    choices: () => defaultChoices,
    slices: new Slices(),
    l10n: english,
    nowMs: Date.now,
  });
  const onRootsRead = vi.fn();
  const provider = new RowTreeProvider(forest, new RowTooltip(sessions, english, Date.now), english, onRootsRead);
  const drawn: (readonly string[] | 'all')[] = [];
  provider.onDidChangeTreeData((rows) => drawn.push(rows?.map(({ id }) => id) ?? 'all'));
  forest.setVisible(true);
  await vi.advanceTimersByTimeAsync(settledMs);
  return { forest, provider, onRootsRead, drawn };
}

function first(rows: readonly ShownRow[]): ShownRow {
  return rows[0] ?? expect.fail('There is a row.');
}

const sandboxId = 'unix:///run/containerd.sock/sandbox/sandbox-1';
const containerId = 'unix:///run/containerd.sock/container/container-1';

describe('RowTreeProvider', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 3 * dayMs });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands out the same element of a row for as long as the row lives', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    store.apply({ sandboxes: [sandbox()], containers: [container()] });
    const { provider } = await opened(sessions);
    const pod = first(provider.getChildren());
    const app = first(provider.getChildren(pod));
    expect([pod.id, app.id, provider.getParent(app), provider.getParent(pod)]).toEqual([
      sandboxId,
      containerId,
      pod,
      undefined,
    ]);
    store.apply({ containers: [container({ attempt: 1 })] });
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(first(provider.getChildren(pod))).toBe(app);
    expect(app.description).toBe('attempt 1 · 3d');
    store.apply({ sandboxes: [], containers: [] });
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(provider.getChildren()).toEqual([]);
    expect(provider.getChildren(pod)).toEqual([]);
    expect(provider.getParent(app)).toBeUndefined();
    expect(app.description).toBe('attempt 1 · 3d');
  });

  it('tells the workbench of the rows that it knows, and of no others', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    store.apply({ sandboxes: [sandbox()], containers: [container()] });
    const { forest, provider, drawn } = await opened(sessions);
    drawn.length = 0;
    forest.children(sandboxId);
    store.apply({ containers: [container({ attempt: 1 })] });
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(drawn).toEqual([]);
    provider.getChildren(first(provider.getChildren()));
    store.apply({ containers: [container({ attempt: 2 })] });
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(drawn).toEqual([[containerId]]);
  });

  it('owes the workbench other roots until it comes for them', async () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const { provider, onRootsRead, drawn } = await opened(sessions);
    provider.getChildren();
    expect([provider.rootsOwed, onRootsRead.mock.calls.length]).toEqual([false, 0]);
    store.apply({ sandboxes: [sandbox()] });
    await vi.advanceTimersByTimeAsync(settledMs);
    expect([provider.rootsOwed, drawn]).toEqual([true, ['all']]);
    expect(provider.getChildren()).toHaveLength(1);
    expect([provider.rootsOwed, onRootsRead.mock.calls.length]).toEqual([false, 1]);
  });

  it('keeps a row as a person opened or closed it, also under another parent', async () => {
    const sessions = new TestSessions();
    sessions.open().apply({ sandboxes: [sandbox()], containers: [container()] });
    const { provider } = await opened(sessions);
    const state = (): number | undefined => {
      const element = provider.element(sandboxId) ?? expect.fail('The sandbox has a row.');
      return provider.getTreeItem(element).collapsibleState;
    };
    expect(state()).toBe(vscode.TreeItemCollapsibleState.Collapsed);
    provider.noteUnfolded(sandboxId, true);
    expect(state()).toBe(vscode.TreeItemCollapsibleState.Expanded);
    sessions.open('crio');
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(provider.element(sandboxId)?.parent?.kind).toBe('endpoint');
    expect(state()).toBe(vscode.TreeItemCollapsibleState.Expanded);
    sessions.session('unix:///run/containerd.sock')?.store.apply({ containers: [] });
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(state()).toBe(vscode.TreeItemCollapsibleState.None);
  });

  it('opens the way down to the row of an object', async () => {
    const sessions = new TestSessions();
    sessions.open().apply({ sandboxes: [sandbox()], containers: [container()] });
    const { provider } = await opened(sessions);
    expect(provider.element(containerId)).toBeUndefined();
    const endpointId = 'unix:///run/containerd.sock';
    const element = provider.elementOfObject(endpointId, 'container', 'container-1');
    expect([element?.id, element?.parent?.id]).toEqual([containerId, sandboxId]);
    expect(provider.elementOfObject(endpointId, 'container', 'nobody')).toBeUndefined();
  });

  it('makes a tooltip that is trusted with nothing, and gives up asking when the hover is over', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const sessions = new TestSessions();
    sessions
      .open('containerd', {
        sandboxDetails: (_, options) => {
          signals.push(options?.signal);
          return Promise.resolve({ ips: ['10.1.0.7'], raw: {} });
        },
      })
      .apply({ sandboxes: [sandbox({ name: '[web](command:x)' })] });
    const { provider } = await opened(sessions);
    const element = first(provider.getChildren());
    const { token, cancel } = new vscode.CancellationTokenSource();
    const resolving = provider.resolveTreeItem(
      provider.getTreeItem(element),
      element,
      token as Parameters<typeof provider.resolveTreeItem>[2],
    );
    cancel();
    const { tooltip } = await resolving;
    expect(tooltip).toMatchObject({ isTrusted: false, supportHtml: false });
    expect(JSON.stringify(tooltip)).toContain('10&#46;1&#46;0&#46;7');
    expect(JSON.stringify(tooltip)).not.toContain('](');
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });
});
