import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../src/contract/layers/fact.ts';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import type { Card } from '../../../../src/diagram/screen/card.ts';
import { container } from '../../../builders/container.ts';
import { aContainerFacts, aSandboxFacts, nodeProcess, someFact } from '../../../builders/layers.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { badges, cardsOf, columnOf, lines, nodeScreen, titles } from '../nodeScreens.ts';

function shims(...sandboxes: readonly SandboxFacts[]): readonly Card[] {
  return columnOf(nodeScreen(sandboxes), 'runc').shims;
}

const supervised = (argv0: string, firstPid: number): SandboxFacts['containers'] =>
  ['app', 'sidecar'].map((name, index) =>
    aContainerFacts({
      container: container({ id: name, name }),
      supervisor: someFact(nodeProcess(firstPid + index, argv0)),
    }),
  );
const numbered = (count: number, changes: Partial<SandboxFacts> = {}): readonly SandboxFacts[] =>
  Array.from({ length: count }, (_, index) =>
    aSandboxFacts({
      sandbox: sandbox({ id: `sandbox-${index}` }),
      shim: someFact(nodeProcess(2000 + index)),
      ...changes,
    }),
  );

describe('on containerd', () => {
  it('a sandbox has one shim for all its containers', () => {
    const [shim, ...others] = shims(aSandboxFacts({ containers: [aContainerFacts(), aContainerFacts()] }));
    expect(others).toEqual([]);
    expect(shim).toMatchObject({ id: 'shim/sandbox-1', title: 'shim', border: 'solid' });
    expect(shim && lines(shim)).toEqual(['2100']);
    expect(shim?.label).toBe('shim of web-0, 2100');
  });

  it('a sandbox that has ended has none', () => {
    expect(shims(aSandboxFacts({ shim: unknown({ why: 'ended' }) }))).toEqual([]);
  });
});

describe('on CRI-O', () => {
  const pod = aSandboxFacts({
    shim: someFact('none'),
    pid: someFact('none'),
    containers: supervised('/usr/bin/conmon', 3100),
  });

  it('each container has a conmon, and the sandbox no shim', () => {
    expect(shims(pod).map(({ id, title }) => [id, title])).toEqual([
      ['supervisor/app', 'conmon'],
      ['supervisor/sidecar', 'conmon'],
    ]);
    expect(shims(pod).map(({ label }) => label)).toEqual(['conmon of app, 3100', 'conmon of sidecar, 3101']);
  });

  it('nothing is drawn as a pause process, for there is none', () => {
    expect(cardsOf(nodeScreen([pod])).filter(({ id, title }) => /pause/i.test(`${id} ${title}`))).toEqual([]);
  });

  it('a container that has ended has no conmon any more', () => {
    const ended = aContainerFacts({ supervisor: unknown({ why: 'ended' }) });
    expect(shims({ ...pod, containers: [ended] })).toEqual([]);
  });
});

describe('under cri-dockerd', () => {
  it('each container has a shim of its own, and the pause too', () => {
    const pod = aSandboxFacts({
      shim: someFact('none'),
      pauseSupervisor: someFact(nodeProcess(4000)),
      containers: supervised('/usr/bin/containerd-shim-runc-v2', 4100),
    });
    expect(shims(pod).map(({ id, title }) => [id, title])).toEqual([
      ['shim/sandbox-1', 'shim'],
      ['supervisor/app', 'shim'],
      ['supervisor/sidecar', 'shim'],
    ]);
  });
});

describe('a shim in trouble', () => {
  it('that was killed leaves a hollow place with that word', () => {
    const [shim] = shims(aSandboxFacts({ shim: unknown({ why: 'ended' }), trouble: { is: 'shimGone' } }));
    expect(shim).toMatchObject({ border: 'hollow', state: 'bad', lines: [{ text: 'killed', tone: 'bad' }] });
  });

  it('that is all that is left of a sandbox is marked', () => {
    const [shim] = shims(aSandboxFacts({ trouble: { is: 'shimLeftOver', pid: 2100 } }));
    expect(shim?.badges).toEqual([{ text: '!', tone: 'bad', title: 'only its shim is left' }]);
    expect(shim?.border).toBe('solid');
  });

  it('comes before hundreds of others', () => {
    const troubled = aSandboxFacts({ sandbox: sandbox({ id: 'bad' }), trouble: { is: 'shimGone' } });
    expect(shims(...numbered(300), troubled)[0]?.id).toBe('shim/bad');
  });
});

describe('shims that nobody could find', () => {
  it('are one card with their number and the reason', () => {
    const cards = shims(...numbered(40, { shim: unknown({ why: 'otherMachine' }) }));
    expect(titles(cards)).toEqual(['shim']);
    expect(cards.map((card) => [...lines(card), ...badges(card), card.border])).toEqual([
      ['40 unknown', '?', 'hollow'],
    ]);
    expect(cards[0]?.badges[0]?.title).toContain('another machine');
  });
});

describe('more shims than a person counts', () => {
  it('are cut at twelve, and the last card says how many are left', () => {
    expect(shims(...numbered(12))).toHaveLength(12);
    const cards = shims(...numbered(500));
    expect(cards).toHaveLength(12);
    expect(cards.at(-1)?.title).toBe('+ 489 more');
  });
});
