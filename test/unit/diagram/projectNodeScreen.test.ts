import { describe, expect, it } from 'vitest';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import type { NodeScreen } from '../../../src/diagram/screen/nodeScreen.ts';
import { container } from '../../builders/container.ts';
import {
  aContainerFacts,
  aHandlerFacts,
  aLayersSnapshot,
  aNodeFacts,
  aSandboxFacts,
  kata,
  nodeProcess,
  runc,
  runsc,
  someFact,
} from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { cardsOf, nodeScreen, screenOf } from './nodeScreens.ts';

const handlers = [
  aHandlerFacts(),
  aHandlerFacts({ name: 'gvisor', isDefault: false, runtime: runsc }),
  aHandlerFacts({ name: 'kata-qemu', isDefault: false, runtime: kata }),
];

/** A busy node: three handlers and no handler, forty namespaces, every tenth sandbox in trouble. */
function busyNode(count: number, changes: Partial<LayersSnapshot> = {}): LayersSnapshot {
  const runtimes = [runc, runsc, runc, { name: '', isolation: 'unknown' as const }];
  const names = ['runc', 'gvisor', 'runc', ''];
  const sandboxes = Array.from({ length: count }, (_, index): SandboxFacts => {
    const id = `s${index}`;
    return aSandboxFacts({
      sandbox: sandbox({ id, name: `pod-${index}`, namespace: `ns-${index % 40}`, createdAtNs: BigInt(index) }),
      client: index % 7 === 0 ? 'other' : 'kubelet',
      handler:
        names[index % 4] === '' ? { known: false, reason: { why: 'otherMachine' } } : someFact(names[index % 4] ?? ''),
      runtime: runtimes[index % 4] ?? runc,
      shim: someFact(nodeProcess(10_000 + index)),
      containers: ['app', 'sidecar'].map((name) =>
        aContainerFacts({ container: container({ id: `${name}-${index}`, sandboxId: id, name }) }),
      ),
      ...(index % 10 === 0 ? { trouble: { is: 'pauseGone' } } : {}),
    });
  });
  return aLayersSnapshot({ sandboxes, node: aNodeFacts({ handlers }), ...changes });
}

const ids = (screen: NodeScreen): readonly string[] => cardsOf(screen).map(({ id }) => id);
const groupIds = (screen: NodeScreen): readonly string[] =>
  screen.columns.flatMap(({ groups }) => groups.map(({ id }) => id));

describe('the node', () => {
  it('has seven lanes, from who asks down to what is shared', () => {
    expect(nodeScreen([]).lanes.map(({ id }) => id)).toEqual([
      ...['clients', 'cri', 'highLevel', 'shim', 'lowLevel', 'workload', 'kernel'],
    ]);
  });

  it('names the socket by its path', () => {
    expect(nodeScreen([]).socket).toBe('/run/containerd/containerd.sock');
  });

  it('is drawn without a handler and without a sandbox', () => {
    const screen = nodeScreen([], { node: { handlers: [] } });
    expect(screen.columns).toEqual([]);
    expect(screen.kernel.id).toBe('kernel');
  });
});

describe('connectors', () => {
  it.each([
    ['a small node', nodeScreen([aSandboxFacts()])],
    ['a busy node', screenOf(busyNode(100))],
    ['a node without a kubelet', nodeScreen([], { node: { kubelet: someFact('none') } })],
    ['cri-dockerd', nodeScreen([], { node: { runtime: { ...aNodeFacts().runtime, name: someFact('docker') } } })],
  ])('of %s lead from card to card', (_name, screen) => {
    const all = new Set(ids(screen));
    expect(screen.connectors.length).toBeGreaterThan(0);
    expect(screen.connectors.filter(({ from, to }) => !all.has(from) || !all.has(to) || from === to)).toEqual([]);
  });

  it('are there once each', () => {
    const { connectors } = screenOf(busyNode(100));
    expect(new Set(connectors.map(({ from, to }) => `${from} ${to}`)).size).toBe(connectors.length);
  });

  it('lead from a Sentry to the host’s kernel, and not from a guest that does not run', () => {
    const sources = screenOf(busyNode(100))
      .connectors.filter(({ to }) => to === 'kernel')
      .map(({ from }) => from);
    expect(sources).toContain('sentry/gvisor');
    expect(sources).not.toContain('guest/kata-qemu');
  });
});

describe('ids', () => {
  it('are there once each', () => {
    const screen = screenOf(busyNode(300), ['group/runc/ns-0', 'group/gvisor/ns-1']);
    expect(new Set(ids(screen)).size).toBe(ids(screen).length);
    expect(new Set(groupIds(screen)).size).toBe(groupIds(screen).length);
  });

  it('are the same in a snapshot that differs in something else', () => {
    const before = busyNode(300);
    const after = busyNode(300, {
      generation: 2,
      connection: { phase: 'stale', sinceMs: 5, reason: 'runtimeRestarted' },
    });
    const used = after.sandboxes.map((facts) => ({
      ...facts,
      network: someFact({ addresses: ['10.0.0.9'], interfaces: [] }),
    }));
    expect(ids(screenOf({ ...after, sandboxes: used }))).toEqual(ids(screenOf(before)));
  });

  it('keep their order when a runtime lists its sandboxes in another', () => {
    const snapshot = busyNode(300);
    const { columns } = screenOf({ ...snapshot, sandboxes: [...snapshot.sandboxes].reverse() });
    const cards = ({ groups }: NodeScreen['columns'][number]): string[] =>
      groups.flatMap((group) => group.cards.map(({ id }) => id));
    expect(columns.map(cards)).toEqual(screenOf(snapshot).columns.map(cards));
  });
});

describe('a node with many sandboxes', () => {
  it('has no more cards with 5,000 than with 500', () => {
    const some = screenOf(busyNode(500));
    const many = screenOf(busyNode(5000));
    expect(ids(some).length).toBeLessThan(400);
    expect(ids(many).length).toBe(ids(some).length);
    expect(JSON.stringify(many).length).toBeLessThan(400_000);
  });

  it('counts all of them', () => {
    const { columns } = screenOf(busyNode(5000));
    const counted = columns.flatMap(({ groups }) => groups).reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(5000);
    expect(columns.map(({ handler }) => handler.aside)).toEqual([
      ...['2500 sandboxes', '1250 sandboxes', 'no sandbox', '1250 sandboxes'],
    ]);
  });

  it('says in words only what is drawn', () => {
    const asked: string[] = [];
    const snapshot = busyNode(5000);
    const watched = snapshot.sandboxes.map((facts) => ({
      ...facts,
      get cgroup() {
        asked.push(facts.sandbox.id);
        return facts.cgroup;
      },
      containers: facts.containers.map((one) => ({
        ...one,
        get cgroup() {
          asked.push(one.container.id);
          return one.cgroup;
        },
      })),
    }));
    screenOf({ ...snapshot, sandboxes: watched });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(300);
  });
});
