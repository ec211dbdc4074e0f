import { describe, expect, it } from 'vitest';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectScreen } from '../../../src/diagram/projectScreen.ts';
import type { Card } from '../../../src/diagram/screen/card.ts';
import type { Location } from '../../../src/diagram/screen/location.ts';
import type { NodeScreen } from '../../../src/diagram/screen/nodeScreen.ts';
import type { SandboxScreen } from '../../../src/diagram/screen/sandboxScreen.ts';
import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { english } from '../../builders/rows.ts';
import { recordedLayers } from '../../fakes/recordedLayers.ts';

function draw(snapshot: LayersSnapshot, location: Location): Screen['body'] {
  return projectScreen({
    ...{ snapshot, location, l10n: english, nowMs: snapshot.takenAtMs },
    choices: { selectedCardId: undefined, expandedGroups: [] },
    tour: { recording: undefined, isRecording: false },
  }).body;
}

function drawNode(snapshot: LayersSnapshot): NodeScreen {
  const body = draw(snapshot, { at: 'node' });
  if (body.level !== 'node') {
    throw new Error(`The screen is ${body.level}`);
  }
  return body;
}

function drawSandbox(snapshot: LayersSnapshot, name: string): SandboxScreen {
  const id = snapshot.sandboxes.find(({ sandbox }) => sandbox.name === name)?.sandbox.id ?? '';
  const body = draw(snapshot, { at: 'sandbox', sandboxId: id });
  if (body.level !== 'sandbox') {
    throw new Error(`The screen is ${body.level}`);
  }
  return body;
}

const titles = (cards: readonly Card[]): string[] => cards.map(({ title }) => title);
/** What is written on a card and on the cards in it. */
const texts = (card: Card | undefined): string[] =>
  card === undefined
    ? []
    : [
        card.title,
        ...card.lines.map(({ text }) => text),
        ...card.badges.map(({ text }) => text),
        ...card.cards.flatMap(texts),
      ];
const byTitle = (cards: readonly Card[], title: string): Card | undefined =>
  cards.flatMap((card) => [card, ...card.cards]).find((card) => card.title === title);
const cellsOf = (screen: SandboxScreen, label: string): string[] =>
  screen.matrix.rows.find((row) => row.label.startsWith(label))?.cells.map(({ text }) => text) ?? [];

describe('containerd 2.3, as it was recorded', () => {
  it('has a column for each of its handlers, with one shim a sandbox', async () => {
    const { columns, highLevel } = drawNode(await recordedLayers('containerd-2.3'));
    expect(titles(highLevel)).toEqual(['containerd 2.3.4']);
    expect(columns.map(({ handler }) => handler.title)).toEqual(['runc', 'crun', 'runsc']);
    expect(columns.map(({ shims }) => titles(shims))).toEqual([['shim'], ['shim'], ['shim']]);
    expect(columns.map(({ kernel }) => titles(kernel))).toEqual([[], [], ['Sentry, a user-space kernel']]);
  });

  it('is ready although it warns of what is deprecated', async () => {
    const [card] = drawNode(await recordedLayers('containerd-2.3')).highLevel;
    const cgroups =
      'The support for cgroup v1 is deprecated since containerd v2.2 and will be removed by no later than May 2029. Upgrade the host to use cgroup v2.';
    expect(card?.badges).toEqual([
      { text: 'RuntimeReady', tone: 'good' },
      { text: 'NetworkReady', tone: 'good' },
      { text: '1 warning', tone: 'warn', title: `ContainerdHasDeprecationWarnings: ${cgroups}` },
    ]);
  });
});

describe('CRI-O, as it was recorded', () => {
  it('has a column for each of its handlers, and a conmon for each process that it started', async () => {
    const { columns, highLevel } = drawNode(await recordedLayers('crio-1.36'));
    expect(titles(highLevel)).toEqual(['cri-o 1.36.3']);
    expect(columns.map(({ handler }) => handler.title)).toEqual(['runc', 'crun']);
    // Of pod-runc those that run and that are created; pod-infra's container and the process that holds its PIDs.
    expect(columns.map(({ shims }) => titles(shims))).toEqual([['conmon', 'conmon', 'conmon', 'conmon'], ['conmon']]);
    expect(columns.flatMap(({ kernel }) => kernel)).toEqual([]);
  });

  it('has no pause process: the namespaces of a pod are files', async () => {
    const screen = drawSandbox(await recordedLayers('crio-1.36'), 'pod-runc');
    const sandbox = byTitle(screen.chain, 'Sandbox pod-runc');
    expect(titles(sandbox?.cards ?? [])).toEqual(['app', 'done', 'failed', 'created']);
    expect(texts(sandbox)).toContain('no pause process: the namespaces are pinned as files');
    expect(cellsOf(screen, 'pinned files')).toEqual(['–', '–', 'own', 'own', 'own', 'host', 'host', 'host']);
    expect(screen.cgroup.rows.map(({ name }) => name).filter((name) => name.includes('pause'))).toEqual([]);
  });

  it('has one where the containers share its PID namespace, under a conmon of its own', async () => {
    const snapshot = await recordedLayers('crio-1.36');
    const screen = drawSandbox(snapshot, 'pod-infra');
    expect(texts(byTitle(byTitle(screen.chain, 'Sandbox pod-infra')?.cards ?? [], 'pause'))).toEqual([
      'pause',
      'holds what the containers of the pod share',
      expect.stringMatching(/^under conmon, pid \d+$/),
    ]);
    expect(cellsOf(screen, 'pause 20480')[1]).toBe('…0480');
    expect(cellsOf(screen, 'app 20519').slice(0, 2)).toEqual(['…0519', '…0480']);
    expect(JSON.stringify(drawNode(snapshot).columns)).toContain('shared PID');
  });

  it('on another machine is drawn with what its replies tell, and nothing of the processes here', async () => {
    const { columns, clients, kernel } = drawNode(await recordedLayers('crio-1.36', 'other'));
    expect(columns.map(({ shims }) => shims.flatMap(texts))).toEqual([
      ['shim', '4 unknown', '?'],
      ['shim', 'unknown', '?'],
    ]);
    expect(texts(clients[0])).toContain('not known whether one runs');
    expect(kernel.title).toBe('Host kernel');
    const screen = drawSandbox(await recordedLayers('crio-1.36', 'other'), 'pod-infra');
    expect(cellsOf(screen, 'app')).toEqual(['own', 'sandbox', 'sandbox', 'sandbox', 'sandbox', 'host', 'host', 'host']);
  });
});

describe.each([
  ['crio-1.36', 'cri-o'],
  ['cri-dockerd-0.4', 'cri-dockerd'],
] as const)('the root file system on %s, as it was recorded', (name, reporter) => {
  it('has the layers of the image and the instructions that made them, and no sizes', async () => {
    const { sections } = drawSandbox(await recordedLayers(name), 'pod-runc');
    const section = sections[0]?.rootFilesystem;
    expect([section?.heading, section?.missing]).toEqual([expect.stringMatching(/^Root file system of /), undefined]);
    expect(section?.layers.map(({ title, size, source }) => [title, size, source])).toEqual([
      ['writable layer', '?', `${reporter} does not report it`],
      ['umoci insert', '?', `${reporter} does not report it; ImageStatus · info.imageSpec.history`],
    ]);
  });
});

describe('cri-dockerd, as it was recorded', () => {
  it('is three programs in a row, with a shim for each container and each pause', async () => {
    const { highLevel, columns, connectors } = drawNode(await recordedLayers('cri-dockerd-0.4'));
    expect(titles(highLevel)).toEqual(['cri-dockerd', 'dockerd 28.5.2+dfsg4', 'containerd']);
    const [shim, dockerd, containerd] = highLevel.map(({ id }) => id);
    expect(connectors.filter(({ from }) => from === shim || from === dockerd)).toEqual([
      expect.objectContaining({ from: shim, to: dockerd }),
      expect.objectContaining({ from: dockerd, to: containerd }),
    ]);
    // Two pauses and two containers that run; one is only created.
    expect(columns.map(({ shims }) => titles(shims))).toEqual([['shim', 'shim', 'shim', 'shim']]);
  });

  it('tells of no handler, and has the node’s kernel by its processes under shims of runc', async () => {
    const [column, ...others] = drawNode(await recordedLayers('cri-dockerd-0.4')).columns;
    expect(others).toEqual([]);
    expect(texts(column?.handler)).toEqual([
      ...['unknown handler', 'unknown runtime', 'namespaces and cgroups of the host kernel'],
      ...['sets up, starts, and exits', '?'],
    ]);
    expect(titles(column?.kernel ?? [])).toEqual([]);
  });

  it('has the pause of a pod from its status as a container’s', async () => {
    const screen = drawSandbox(await recordedLayers('cri-dockerd-0.4'), 'pod-runc');
    const holder = byTitle(byTitle(screen.chain, 'Sandbox pod-runc')?.cards ?? [], 'pause');
    expect(holder?.aside).toBe('pid 23052');
    expect(texts(holder).at(-1)).toMatch(/^under containerd-shim-runc-v2, pid \d+$/);
    expect(cellsOf(screen, 'pause')[2]).toBe(cellsOf(screen, 'app')[2]);
  });

  it('has no process over a container that was only created', async () => {
    const snapshot = await recordedLayers('cri-dockerd-0.4');
    const created = snapshot.sandboxes
      .flatMap(({ containers }) => containers)
      .find(({ container }) => container.state === 'created');
    expect(created?.supervisor).toBeUndefined();
  });
});

describe.each(['kubelet-1.36-on-containerd-2.1', 'kubelet-1.36-on-crio-1.36'] as const)(
  '%s, as it was recorded',
  (name) => {
    it('owns its pod, which is a static one', async () => {
      const snapshot = await recordedLayers(name);
      const screen = drawNode(snapshot);
      expect(screen.clients[0]?.title).toBe('kubelet');
      expect(texts(screen.clients[0])).toContain(`owns 1 of ${snapshot.sandboxes.length} sandboxes`);
      const pods = screen.columns.flatMap(({ groups }) => groups).flatMap(({ cards }) => cards);
      expect(texts(pods.find(({ title }) => title === 'web-node-a'))).toContain('static pod');
      expect(texts(drawSandbox(snapshot, 'web-node-a').chain[0])).toContain('static pod');
    });

    it('shows of each container the last attempt, and says that there was an earlier one', async () => {
      const pods = drawNode(await recordedLayers(name))
        .columns.flatMap(({ groups }) => groups)
        .flatMap(({ cards }) => cards);
      const pod = pods.find(({ title }) => title === 'web-node-a');
      expect(titles(pod?.cards ?? [])).toEqual(['httpd', 'crasher', 'prepare']);
      expect(texts(pod)).toContain('1 earlier attempt');
    });
  },
);
