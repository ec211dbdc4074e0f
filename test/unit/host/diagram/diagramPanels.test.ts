import { beforeEach, describe, expect, it, vi } from 'vitest';
import { container } from '../../../builders/container.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { aRow } from '../commands/aRow.ts';
import { diagramServices } from './diagramServices.ts';
import { FakeLayers } from './fakeLayers.ts';
import { FakeWebviewPanel } from './fakeWebviewPanel.ts';

const fake = await vi.hoisted(async () => (await import('./fakeWebviewPanel.ts')).fakeDiagramVscode());
vi.mock('vscode', () => fake);
vi.mock('../../../../src/layers/session/layersSession.ts', async () => ({
  LayersSession: (await import('./fakeLayers.ts')).FakeLayers,
}));
const { DiagramPanels } = await import('../../../../src/host/diagram/diagramPanels.ts');

const endpointId = 'unix:///run/containerd.sock';
const sandboxRow = aRow('sandbox', 's1', endpointId);
const atSandbox = { at: 'sandbox', sandboxId: 's1' };

let diagrams: InstanceType<typeof DiagramPanels>;

beforeEach(() => {
  vi.clearAllMocks();
  fake.panels.length = 0;
  FakeLayers.opened.length = 0;
  const sessions = new TestSessions();
  sessions.open().apply({
    connection: { phase: 'live' },
    sandboxes: [sandbox({ id: 's1' })],
    containers: [container({ id: 'c1', sandboxId: 's1' })],
    images: [],
  });
  diagrams = new DiagramPanels(diagramServices(sessions));
  return () => diagrams.dispose();
});

/** The tabs that are open. */
function tabs(): readonly FakeWebviewPanel[] {
  return fake.panels.filter(({ isClosed }) => !isClosed);
}

function onlyTab(): FakeWebviewPanel {
  const [tab, ...others] = tabs();
  expect(others).toEqual([]);
  if (tab === undefined) {
    throw new Error('No tab is open.');
  }
  return tab;
}

async function restore(state: unknown): Promise<FakeWebviewPanel> {
  const tab = new FakeWebviewPanel();
  await diagrams.deserializeWebviewPanel(tab as never, state);
  return tab;
}

describe('DiagramPanels', () => {
  it('opens a tab for an endpoint, at what the row stands for', async () => {
    await diagrams.open(endpointId, sandboxRow);
    const tab = onlyTab();
    expect(tab.title).toBe('Layers: containerd');
    expect(tab.iconPath).toMatchObject({ dark: { path: '/extension/media/layers-dark.svg' } });
    tab.sayReady();
    expect(tab.told('navigate')).toMatchObject([{ location: atSandbox }]);
  });

  it('opens the node for a row that stands for nothing in the diagram', async () => {
    await diagrams.open(endpointId, aRow('image', 'sha256:1', endpointId));
    onlyTab().sayReady();
    expect(onlyTab().told('navigate')).toMatchObject([{ location: { at: 'node' } }]);
  });

  it('brings the tab to the front that the endpoint has already, and goes there', async () => {
    await diagrams.open(endpointId, { kind: 'endpoint', objectId: '' });
    onlyTab().sayReady();
    await diagrams.open(endpointId, sandboxRow);
    expect(onlyTab().reveal).toHaveBeenCalledOnce();
    expect(onlyTab().told('navigate').at(-1)).toMatchObject({ location: atSandbox });
  });

  it('opens a tab a second time after the first was closed', async () => {
    await diagrams.open(endpointId, sandboxRow);
    onlyTab().dispose();
    expect(FakeLayers.opened).toMatchObject([{ isDisposed: true }]);
    await diagrams.open(endpointId, sandboxRow);
    expect(fake.panels).toHaveLength(2);
    expect(onlyTab().isClosed).toBe(false);
  });

  it('lets a tab in sight follow the rows that are selected, and no other', async () => {
    await diagrams.open(endpointId, { kind: 'endpoint', objectId: '' });
    const tab = onlyTab();
    tab.sayReady({ location: { at: 'sandbox', sandboxId: 's2' } });
    tab.posted.length = 0;
    diagrams.follow(aRow('sandbox', 's1', 'unix:///run/other.sock'));
    tab.visible = false;
    diagrams.follow(sandboxRow);
    expect(tab.posted).toEqual([]);
    tab.visible = true;
    diagrams.follow(sandboxRow);
    expect(tab.posted).toMatchObject([{ kind: 'navigate', location: atSandbox }]);
  });

  it('restores the tab of an endpoint after a reload, and leaves it where it was', async () => {
    const tab = await restore({ endpointId });
    tab.sayReady({ location: atSandbox });
    expect(tab.isClosed).toBe(false);
    expect(tab.told('navigate')).toEqual([]);
    await diagrams.open(endpointId, sandboxRow);
    expect(tabs()).toEqual([]);
    expect(tab.reveal).toHaveBeenCalledOnce();
  });

  it.each([undefined, 'state', {}, { endpointId: 7 }])('closes a restored tab whose state is %j', async (state) => {
    expect((await restore(state)).isClosed).toBe(true);
  });

  it('closes a restored tab whose endpoint has one', async () => {
    await diagrams.open(endpointId, sandboxRow);
    expect((await restore({ endpointId })).isClosed).toBe(true);
    expect(onlyTab().isClosed).toBe(false);
  });

  it('draws nothing in a restored tab that was closed before the drawing was loaded', async () => {
    const tab = new FakeWebviewPanel();
    const restoring = diagrams.deserializeWebviewPanel(tab as never, { endpointId });
    tab.dispose();
    await restoring;
    expect(FakeLayers.opened).toEqual([]);
  });

  it('ends all diagrams with the extension', async () => {
    await diagrams.open(endpointId, sandboxRow);
    diagrams.dispose();
    expect(FakeLayers.opened).toMatchObject([{ isDisposed: true }]);
  });
});
