import { describe, expect, it } from 'vitest';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectDetails } from '../../../src/diagram/projectDetails.ts';
import { projectNodeScreen } from '../../../src/diagram/projectNodeScreen.ts';
import { projectSandboxScreen } from '../../../src/diagram/projectSandboxScreen.ts';
import type { Card } from '../../../src/diagram/screen/card.ts';
import type { Details, FactLine } from '../../../src/diagram/screen/details.ts';
import { container } from '../../builders/container.ts';
import {
  aContainerFacts,
  aHandlerFacts,
  aLayersSnapshot,
  aNodeFacts,
  aSandboxFacts,
  kata,
  nodeProcess,
  runsc,
  someFact,
} from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';

const noChoice = { selectedCardId: undefined, expandedGroups: [] };

function cardsOf(value: unknown): Card[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const inside = Object.values(value).flatMap(cardsOf);
  // What has an id, lines and a border is a card: the screens hold nothing else of that shape.
  return 'id' in value && 'border' in value && 'lines' in value ? [value as Card, ...inside] : inside;
}

function detailsOf(snapshot: LayersSnapshot, cardId: string): Details {
  const details = projectDetails(snapshot, { at: 'node' }, cardId, context);
  if (details === undefined) {
    throw new Error(`no details of ${cardId}`);
  }
  return details;
}

/** What is wrong with the panel of a card: nothing in it may be empty. */
function flawsOf(snapshot: LayersSnapshot, id: string): readonly string[] {
  const { cardId, title, lesson, facts } = detailsOf(snapshot, id);
  return [
    ...(cardId === id ? [] : [`${id}: the panel is of ${cardId}`]),
    ...(title === '' ? [`${id}: no title`] : []),
    ...(lesson.join('') === '' ? [`${id}: no lesson`] : []),
    ...facts
      .filter(({ label, value, source }) => [label, value, source].includes(''))
      .map(({ label, value, source }) => `${id}: ${JSON.stringify([label, value, source])}`),
  ];
}

const gvisor = aSandboxFacts({
  sandbox: sandbox({ id: 'sandbox-2', name: 'untrusted' }),
  handler: someFact('runsc'),
  runtime: runsc,
  pid: someFact(3000),
  runtimeProcesses: someFact([{ role: 'sentry', process: nodeProcess(3000, 'runsc-sandbox') }]),
  containers: [
    aContainerFacts({ container: container({ id: 'container-2', sandboxId: 'sandbox-2' }), insideSandbox: true }),
  ],
});
const machine = aSandboxFacts({
  sandbox: sandbox({ id: 'sandbox-3', name: 'vm' }),
  handler: someFact('kata-qemu'),
  runtime: kata,
  client: 'other',
  containers: [],
});
const node = aLayersSnapshot({ sandboxes: [aSandboxFacts(), gvisor, machine] });

const crio = aLayersSnapshot({
  node: aNodeFacts({ runtime: { ...aNodeFacts().runtime, name: someFact('cri-o') } }),
  sandboxes: [
    aSandboxFacts({
      shim: someFact('none'),
      pid: someFact('none'),
      containers: [aContainerFacts({ supervisor: someFact(nodeProcess(77, '/usr/bin/conmon')) })],
    }),
  ],
});
const docker = aLayersSnapshot({
  node: aNodeFacts({ runtime: { ...aNodeFacts().runtime, name: someFact('docker') }, handlers: [] }),
  sandboxes: [
    aSandboxFacts({
      handler: { known: false, reason: { why: 'notReported', by: 'docker' } },
      shim: someFact('none'),
      containers: [aContainerFacts({ supervisor: someFact(nodeProcess(78)) })],
    }),
  ],
});

const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: 20 }, (_, index) => make(index));
const crowd = aLayersSnapshot({
  sandboxes: many((at) =>
    aSandboxFacts({
      sandbox: sandbox({ id: `many-${at}` }),
      handler: someFact('runsc'),
      runtime: runsc,
      shim: someFact(nodeProcess(4000 + at)),
      runtimeProcesses: someFact(
        many((index) => ({ role: 'gofer', process: nodeProcess(5000 + index, 'runsc-gofer') })),
      ),
      containers: many((index) =>
        aContainerFacts({
          container: container({ id: `c-${at}-${index}`, name: `c-${index}`, sandboxId: `many-${at}` }),
        }),
      ),
    }),
  ),
});

function factOf(snapshot: LayersSnapshot, cardId: string, label: string): FactLine | undefined {
  return detailsOf(snapshot, cardId).facts.find((line) => line.label === label);
}

describe('projectDetails', () => {
  it.each([
    ['containerd', node],
    ['CRI-O', crio],
    ['Docker', docker],
    ['more of everything than is drawn', crowd],
    [
      'another machine',
      aLayersSnapshot({ node: aNodeFacts({ kubelet: { known: false, reason: { why: 'otherMachine' } } }) }),
    ],
  ])('has a panel for every card of a node with %s, each fact with its source', (_, snapshot) => {
    const screens = [
      projectNodeScreen(snapshot, noChoice, context),
      ...snapshot.sandboxes.map((facts) =>
        projectSandboxScreen({ snapshot, sandbox: facts, containerId: undefined, context }),
      ),
      ...snapshot.sandboxes.flatMap((facts) =>
        facts.containers.map(({ container: { id } }) =>
          projectSandboxScreen({ snapshot, sandbox: facts, containerId: id, context }),
        ),
      ),
    ];
    const cards = cardsOf(screens);
    expect(cards.length).toBeGreaterThan(20);
    const ids = new Set(cards.map(({ id }) => id));
    // Gathered and asserted once: ten thousands of assertions take longer than a test may.
    expect([...ids].flatMap((id) => flawsOf(snapshot, id))).toEqual([]);
  });

  it('is of what the place is about where nothing is chosen', () => {
    expect(projectDetails(node, { at: 'node' }, undefined, context)?.title).toBe('containerd 2.1.9');
    const place = { at: 'container', sandboxId: 'sandbox-2', containerId: 'container-2' } as const;
    expect(projectDetails(node, place, undefined, context)?.object).toEqual({ kind: 'container', id: 'container-2' });
  });

  it.each([
    'sandbox/gone',
    'container/',
    'handler/none',
    'namespace/constructor',
    'part/toString',
    'resident/x',
    'x',
    '',
    '/',
  ])('has none for %j, which is no card', (id) => {
    expect(projectDetails(node, { at: 'node' }, id, context)).toBeUndefined();
  });

  it('says why a fact is not known', () => {
    const facts = aSandboxFacts({ shim: { known: false, reason: { why: 'otherMachine' } } });
    const [line] = detailsOf(aLayersSnapshot({ sandboxes: [facts] }), 'shim/sandbox-1').facts;
    expect(line).toMatchObject({ isKnown: false, value: 'unknown' });
    expect(line?.source).toMatch(/another machine/);
  });

  it('gives no age to what was made nobody knows when', () => {
    const lost = aSandboxFacts({
      sandbox: sandbox({ createdAtNs: undefined }),
      containers: [aContainerFacts({ container: container({ createdAtNs: undefined }) })],
    });
    for (const [id, source] of [
      ['sandbox/sandbox-1', 'ListPodSandbox does not report it'],
      ['container/container-1', 'ListContainers does not report it'],
    ] as const) {
      const { facts } = detailsOf(aLayersSnapshot({ sandboxes: [lost] }), id);
      expect(facts.find(({ label }) => label === 'Age')).toMatchObject({ value: 'unknown', source, isKnown: false });
    }
  });

  it('teaches of each low-level runtime its own', () => {
    const [runcLesson, kataLesson] = ['handler/runc', 'handler/kata-qemu'].map((id) =>
      detailsOf(node, id).lesson.join(' '),
    );
    expect(runcLesson).toMatch(/no process of it stays/);
    expect(kataLesson).toMatch(/virtual machine/);
  });

  it('teaches of runsc another thing than of runc', () => {
    const lesson = detailsOf(node, 'handler/runsc').lesson.join(' ');
    expect(lesson).toMatch(/Sentry/);
    expect(lesson).not.toBe(detailsOf(node, 'handler/runc').lesson.join(' '));
  });

  it('names the conmon over a pause, where each container has one of its own', () => {
    const facts = aSandboxFacts({
      shim: someFact('none'),
      pauseSupervisor: someFact(nodeProcess(76, '/usr/bin/conmon')),
    });
    const snapshot = { ...crio, sandboxes: [facts] };
    const { title, lesson } = detailsOf(snapshot, 'shim/sandbox-1');
    expect([title, factOf(snapshot, 'shim/sandbox-1', 'Process ID')?.value]).toEqual(['conmon', '76']);
    expect(lesson.join(' ')).toMatch(/conmon is a small program/);
    expect(factOf(snapshot, 'pause/sandbox-1', 'Process Over It')?.value).toBe('conmon, pid 76');
  });

  it('calls what holds the namespaces of a virtual machine no pause', () => {
    expect(detailsOf(node, 'pause/sandbox-3').title).toBe('virtual machine');
    expect(detailsOf(node, 'pause/sandbox-1').title).toBe('pause');
  });

  it('names all processes that stay, for the card that counts those not drawn', () => {
    const values = detailsOf(crowd, 'residents/many-0').facts.map(({ value }) => value);
    expect(values).toEqual(many((index) => `pid ${5000 + index}`));
  });

  it('says beside the processes of a Sentry why those of another sandbox are not known', () => {
    const other = { ...gvisor, sandbox: sandbox({ id: 'sandbox-5' }) };
    const sandboxes = [
      gvisor,
      { ...other, runtimeProcesses: { known: false, reason: { why: 'otherMachine' } } as const },
    ];
    const lines = detailsOf(aLayersSnapshot({ sandboxes }), 'sentry/runsc').facts;
    expect(lines.map(({ value }) => value)).toEqual(['3000', 'unknown']);
  });

  it('shows processes that belong to no sandbox of the list as trouble', () => {
    const orphans = someFact([nodeProcess(4711)], { from: 'file', path: '/proc' });
    const left = aLayersSnapshot({ node: aNodeFacts({ orphans }) });
    const label = 'Processes of No Listed Sandbox';
    expect(factOf(left, 'runtime', label)).toMatchObject({ value: 'containerd-shim-runc-v2, pid 4711', tone: 'bad' });
    expect(factOf(aLayersSnapshot(), 'runtime', label)).toMatchObject({ value: 'none', tone: 'plain' });
  });

  it('tells of each process that was left behind, and of all of them, as long as they are there', () => {
    const orphans = someFact([nodeProcess(4711), nodeProcess(4712, 'sleep')], { from: 'file', path: '/proc' });
    const left = aLayersSnapshot({ node: aNodeFacts({ orphans }) });
    expect(factOf(left, 'orphan/4712', 'Command Line')).toMatchObject({ value: 'sleep', source: '/proc/4712' });
    expect(detailsOf(left, 'orphans').facts.map(({ label, value }) => [label, value])).toEqual([
      ['pid 4711', 'containerd-shim-runc-v2'],
      ['pid 4712', 'sleep'],
    ]);
    for (const id of ['orphan/4713', 'orphan/']) {
      expect(projectDetails(left, { at: 'node' }, id, context)).toBeUndefined();
    }
    expect(projectDetails(aLayersSnapshot(), { at: 'node' }, 'orphans', context)).toBeUndefined();
  });

  it.each([
    [
      'those of /proc',
      someFact({ owner: 'own', inode: 1 } as const, { from: 'file', path: '/proc/1/ns/net' }),
      '/proc/1/ns/net',
    ],
    ['the spec', someFact({ owner: 'own' } as const, { from: 'call', method: 'M', field: 'f' }), 'M · f'],
  ])('gives for the count of namespaces the source that they have: %s', (_, net, source) => {
    const facts = aSandboxFacts({ namespaces: { ...aSandboxFacts().namespaces, net } });
    const snapshot = aLayersSnapshot({ sandboxes: [facts] });
    expect(factOf(snapshot, 'namespace/net', 'Sandboxes With Their Own')?.source).toBe(source);
  });

  it('offers what the state of a container allows', () => {
    const commands = (state: 'running' | 'exited'): readonly string[] => {
      const facts = aSandboxFacts({ containers: [aContainerFacts({ container: container({ state }) })] });
      return detailsOf(aLayersSnapshot({ sandboxes: [facts] }), 'container/container-1').actions.map(
        ({ command }) => command,
      );
    };
    expect(commands('running')).toContain('stopContainer');
    expect(commands('exited')).not.toContain('stopContainer');
  });

  it('offers to stop a sandbox that is not ready while something in it may run', () => {
    const commands = (state: 'running' | 'unknown' | 'exited'): readonly string[] => {
      const facts = aSandboxFacts({
        sandbox: sandbox({ state: 'notReady' }),
        containers: [aContainerFacts({ container: container({ state }) })],
      });
      return detailsOf(aLayersSnapshot({ sandboxes: [facts] }), 'sandbox/sandbox-1').actions.map(
        ({ command }) => command,
      );
    };
    expect(commands('running')).toContain('stopSandbox');
    expect(commands('unknown')).toContain('stopSandbox');
    expect(commands('exited')).not.toContain('stopSandbox');
  });

  it('offers to compare with another kind of isolation', () => {
    expect(detailsOf(node, 'sandbox/sandbox-1').compareWith).toEqual([
      { label: 'Compare with untrusted (runsc)', to: { at: 'compare', leftId: 'sandbox-1', rightId: 'sandbox-2' } },
    ]);
  });

  it('links the sandboxes that share a namespace with the node', () => {
    const host = aSandboxFacts({
      sandbox: sandbox({ id: 'sandbox-4', name: 'hostly' }),
      namespaces: { ...aSandboxFacts().namespaces, net: someFact({ owner: 'host' }) },
    });
    const details = detailsOf(aLayersSnapshot({ sandboxes: [aSandboxFacts(), host] }), 'namespace/net');
    expect(details.links?.items.map(({ label }) => label)).toEqual(['hostly']);
  });

  it('shows hostile text as text on one line of bearable length', () => {
    const evil = `\u202e<img src=x onerror=alert(1)>\n${'x'.repeat(65_536)}`;
    const facts = aSandboxFacts({
      sandbox: sandbox({ name: evil, namespace: evil, uid: evil }),
      runtimeType: someFact(evil),
      containers: [
        aContainerFacts({
          container: container({ name: evil, image: evil, exit: { code: 1, reason: evil, message: evil } }),
          commandLine: someFact([evil]),
        }),
      ],
    });
    const handlers = [aHandlerFacts({ name: evil })];
    const snapshot = aLayersSnapshot({ node: aNodeFacts({ handlers }), sandboxes: [facts] });
    for (const id of [
      'part/criPlugin',
      `handler/${evil}`,
      'sandbox/sandbox-1',
      'container/container-1',
      'shim/sandbox-1',
      'pause/sandbox-1',
    ]) {
      const { title, subtitle, facts: lines, links } = detailsOf(snapshot, id);
      const texts = [title, subtitle, ...lines.flatMap(({ label, value, source }) => [label, value, source])];
      for (const text of [...texts, ...(links?.items.flatMap(({ label, aside }) => [label, aside]) ?? [])]) {
        expect(text).not.toMatch(/[\u202e\n]/);
        expect(text.length).toBeLessThan(700);
      }
    }
  });
});
