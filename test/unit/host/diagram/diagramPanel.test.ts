import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Destination } from '../../../../src/host/diagram/destination.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { diagramServices } from './diagramServices.ts';
import { FakeLayers } from './fakeLayers.ts';
import { FakeWebviewPanel } from './fakeWebviewPanel.ts';

const fake = await vi.hoisted(async () => (await import('./fakeWebviewPanel.ts')).fakeDiagramVscode());
vi.mock('vscode', () => fake);
vi.mock('../../../../src/layers/session/layersSession.ts', async () => ({
  LayersSession: (await import('./fakeLayers.ts')).FakeLayers,
}));
const { DiagramPanel } = await import('../../../../src/host/diagram/diagramPanel.ts');

const endpointId = 'unix:///run/containerd.sock';
const sandbox = { at: 'sandbox', sandboxId: 's1' } as const;
const choices = { selectedCardId: 'container/c1', expandedGroups: [] };

let sessions: TestSessions;
let services: ReturnType<typeof diagramServices>;
let tab: FakeWebviewPanel;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  FakeLayers.opened.length = 0;
  sessions = new TestSessions();
  sessions.open();
  services = diagramServices(sessions);
  tab = new FakeWebviewPanel();
});

afterEach(() => {
  vi.useRealTimers();
});

function openDiagram(destination?: Destination): InstanceType<typeof DiagramPanel> {
  return new DiagramPanel(tab as never, endpointId, destination, services);
}

/** The newest layers that were opened. */
function layers(): FakeLayers {
  const [newest] = FakeLayers.opened.slice(-1);
  if (newest === undefined) {
    throw new Error('No layers were opened.');
  }
  return newest;
}

/** Lets what a message started come to its end. */
async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

describe('DiagramPanel', () => {
  it('loads its page from its own folder alone', () => {
    openDiagram();
    expect(tab.webview.options).toMatchObject({
      enableScripts: true,
      localResourceRoots: [{ path: '/extension/dist/webview' }],
    });
    expect(tab.webview.html).toContain('vscode-resource:/extension/dist/webview/webview.js');
    expect(tab.webview.html).toContain(`data-endpoint-id="${endpointId}"`);
  });

  it('posts nothing before the page runs, and words and a screen then', () => {
    openDiagram();
    layers().change();
    expect(tab.posted).toEqual([]);
    tab.sayReady({ requestId: 7 });
    expect(tab.posted.map(({ kind }) => kind)).toEqual(['words', 'screen']);
    expect(tab.told('screen')[0]).toMatchObject({ requestId: 7, screen: { location: { at: 'node' } } });
  });

  it('goes on where a page was that was kept over a reload', () => {
    const diagram = openDiagram();
    tab.sayReady({ location: sandbox });
    expect(diagram.location).toEqual(sandbox);
    expect(layers().detailedIds).toEqual(['s1']);
  });

  it('sends a page where it is to begin once it runs, and once only', () => {
    openDiagram({ location: sandbox, selectedCardId: 'container/c1' });
    expect(tab.posted).toEqual([]);
    tab.sayReady();
    expect(tab.told('navigate')).toEqual([{ kind: 'navigate', location: sandbox, selectedCardId: 'container/c1' }]);
    tab.sayReady({ requestId: 2 });
    expect(tab.told('navigate')).toHaveLength(1);
  });

  it('goes to the newest destination that was asked for while no page ran', () => {
    const diagram = openDiagram();
    diagram.navigate({ location: { at: 'tour', step: 0 }, selectedCardId: undefined });
    diagram.show({ location: sandbox, selectedCardId: undefined });
    tab.sayReady();
    expect(tab.reveal).toHaveBeenCalledOnce();
    expect(tab.told('navigate')).toEqual([{ kind: 'navigate', location: sandbox }]);
  });

  it('answers a page that shows something else with its screen', () => {
    const diagram = openDiagram();
    tab.sayReady();
    tab.say({ kind: 'show', requestId: 2, location: { at: 'compare', leftId: 's1', rightId: 's2' }, choices });
    expect(tab.told('screen').map(({ requestId, generation }) => [requestId, generation])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(diagram.location).toMatchObject({ at: 'compare' });
  });

  it('posts a screen for each change of the layers, and one now and then for the ages in it', () => {
    openDiagram();
    tab.sayReady();
    layers().change();
    layers().change();
    expect(tab.told('screen').map(({ generation }) => generation)).toEqual([1, 2, 3]);
    vi.advanceTimersByTime(10_000);
    expect(tab.told('screen')).toHaveLength(4);
  });

  it('follows and posts nothing while it is hidden', () => {
    openDiagram();
    tab.sayReady();
    expect(layers().isVisible).toBe(true);
    tab.setVisible(false);
    expect(layers().isVisible).toBe(false);
    const before = tab.posted.length;
    layers().change();
    vi.advanceTimersByTime(60_000);
    expect(tab.posted).toHaveLength(before);
  });

  it('waits for the page anew when it is shown again, for a hidden page is thrown away', () => {
    openDiagram();
    tab.sayReady();
    tab.setVisible(false);
    tab.setVisible(true);
    layers().change();
    expect(layers().isVisible).toBe(true);
    expect(tab.told('screen')).toHaveLength(1);
    tab.sayReady({ requestId: 1 });
    expect(tab.told('screen')).toHaveLength(2);
  });

  it('says that its endpoint is gone, and follows the session that comes in its place', () => {
    openDiagram();
    tab.sayReady();
    const first = layers();
    sessions.close('containerd');
    expect(first.isDisposed).toBe(true);
    expect(tab.told('screen').at(-1)?.screen.body).toMatchObject({
      level: 'empty',
      title: `${endpointId} is not among the endpoints`,
    });
    sessions.open();
    expect(layers()).not.toBe(first);
    expect(layers().isVisible).toBe(true);
    expect(tab.told('screen').at(-1)?.screen.body.level).toBe('node');
  });

  it('keeps its session when only another one comes or goes', () => {
    openDiagram();
    sessions.open('other');
    sessions.close('other');
    expect(FakeLayers.opened).toHaveLength(1);
  });

  it('takes nothing that is no request', async () => {
    openDiagram();
    tab.sayReady();
    const before = tab.posted.length;
    tab.say({ kind: 'show', requestId: 2 });
    tab.say({ kind: 'run', requestId: 3, command: 'removeEverything', object: { kind: 'sandbox', id: 's1' } });
    await settled();
    expect(tab.posted).toHaveLength(before);
    expect(fake.commands.executeCommand).not.toHaveBeenCalled();
  });

  it('lets go of its layers when it is closed, and posts nothing any more', () => {
    const diagram = openDiagram();
    tab.sayReady();
    const before = tab.posted.length;
    diagram.dispose();
    expect(layers()).toMatchObject({ isDisposed: true });
    layers().change();
    sessions.open('other');
    tab.sayReady();
    vi.advanceTimersByTime(60_000);
    expect(tab.posted).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('requests of the page', () => {
  beforeEach(() => {
    openDiagram();
    tab.sayReady();
    tab.posted.length = 0;
  });

  it('runs a command on the row that a card stands for', async () => {
    tab.say({ kind: 'run', requestId: 2, command: 'inspect', object: { kind: 'container', id: 'c1' } });
    await settled();
    expect(fake.commands.executeCommand).toHaveBeenCalledWith('criExplorer.inspect', {
      kind: 'container',
      endpointId,
      objectId: 'c1',
      label: 'c1',
    });
    expect(tab.posted).toEqual([{ kind: 'done', requestId: 2 }]);
  });

  it('says why the trees show no row only where the person asked for it', async () => {
    const object = { kind: 'sandbox', id: 's1' };
    services.reveal.mockResolvedValue(false);
    tab.say({ kind: 'reveal', requestId: 2, object, force: false });
    await settled();
    expect(fake.window.showInformationMessage).not.toHaveBeenCalled();
    tab.say({ kind: 'reveal', requestId: 3, object, force: true });
    await settled();
    expect(fake.window.showInformationMessage).toHaveBeenCalledOnce();
    expect(services.reveal.mock.calls).toEqual([
      [endpointId, object, false],
      [endpointId, object, true],
    ]);
  });

  it('writes a picture where the person says, and nothing where they give up', async () => {
    const svg = { kind: 'savePicture', format: 'svg', data: '<svg/>' };
    fake.window.showSaveDialog.mockResolvedValueOnce(undefined);
    tab.say({ ...svg, requestId: 2 });
    await settled();
    expect(fake.workspace.fs.writeFile).not.toHaveBeenCalled();
    const file = fake.Uri.file('/home/me/picture.svg');
    fake.window.showSaveDialog.mockResolvedValueOnce(file);
    tab.say({ ...svg, requestId: 3 });
    await settled();
    expect(fake.workspace.fs.writeFile).toHaveBeenCalledWith(file, Buffer.from('<svg/>'));
    expect(tab.posted).toEqual([
      { kind: 'done', requestId: 2 },
      { kind: 'done', requestId: 3 },
    ]);
  });

  it('exports the calls with the version that made them', async () => {
    fake.window.showSaveDialog.mockResolvedValueOnce(fake.Uri.file('/home/me/calls.json'));
    tab.say({ kind: 'exportCalls', requestId: 2 });
    await settled();
    const written = JSON.parse(String(fake.workspace.fs.writeFile.mock.calls[0]?.[1])) as unknown;
    expect(written).toMatchObject({ extensionVersion: '1.2.3', calls: [] });
  });

  it('tells of the calls while their panel is open', async () => {
    tab.say({ kind: 'watchCalls', requestId: 2, watch: true });
    await settled();
    expect(tab.posted).toEqual([
      { kind: 'calls', all: true, calls: [] },
      { kind: 'done', requestId: 2 },
    ]);
  });

  it('tells the page and the person of what failed', async () => {
    fake.commands.executeCommand.mockRejectedValueOnce(new Error('boom'));
    fake.window.showErrorMessage.mockResolvedValueOnce(undefined);
    tab.say({ kind: 'run', requestId: 2, command: 'inspect', object: { kind: 'sandbox', id: 's1' } });
    await settled();
    expect(tab.posted).toEqual([{ kind: 'failed', requestId: 2, text: 'That did not work.' }]);
    expect(services.log.error).toHaveBeenCalledOnce();
    expect(fake.window.showErrorMessage).toHaveBeenCalledOnce();
  });

  it('logs a tour that cannot be read, and shows its view without one', async () => {
    tab.say({ kind: 'show', requestId: 2, location: { at: 'tour', step: 0 }, choices });
    await settled();
    expect(services.log.error).toHaveBeenCalledWith('The tour could not be read.', expect.any(Error));
    expect(tab.told('screen').at(-1)?.screen.location).toEqual({ at: 'tour', step: 0 });
  });
});
