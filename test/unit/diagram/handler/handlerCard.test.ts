import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../src/contract/layers/fact.ts';
import { lowLevelTitle } from '../../../../src/diagram/handler/handlerCard.ts';
import { versionNumber } from '../../../../src/diagram/shortText.ts';
import {
  aHandlerFacts,
  aSandboxFacts,
  crun,
  kata,
  nodeProcess,
  runc,
  runsc,
  someFact,
} from '../../../builders/layers.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { badges, cardOf, columnOf, lines, nodeScreen, titles } from '../nodeScreens.ts';

it.each([
  [runc, 'runc version 1.3.0', 'runc 1.3.0'],
  [crun, 'crun version 1.21', 'crun 1.21'],
  [runsc, 'runsc version release-20260112.0', 'gVisor runsc 20260112.0'],
  [kata, 'v3.2.0', 'Kata Containers 3.2.0 · QEMU'],
  [kata, '', 'Kata Containers · QEMU'],
  [{ name: '', isolation: 'unknown' as const }, '', ''],
])('%o that prints %j is %j', (runtime, printed, title) => {
  expect(lowLevelTitle(runtime, versionNumber(printed))).toBe(title);
});

const otherMachine = unknown({ why: 'otherMachine' });

const gvisorHandler = aHandlerFacts({
  name: 'gvisor',
  isDefault: false,
  runtimeType: someFact('io.containerd.runsc.v1'),
  version: someFact('runsc version release-20260112.0'),
  runtime: runsc,
});
const gvisorSandbox = aSandboxFacts({
  handler: someFact('gvisor'),
  runtime: runsc,
  runtimeProcesses: someFact([
    { role: 'sentry', process: nodeProcess(9041, 'runsc-sandbox') },
    { role: 'gofer', process: nodeProcess(9042, 'runsc-gofer') },
  ]),
});
const kataHandler = aHandlerFacts({ name: 'kata-qemu', isDefault: false, runtime: kata });
const kataSandbox = aSandboxFacts({ handler: someFact('kata-qemu'), runtime: kata });

describe('the border of a low-level runtime', () => {
  it.each([runc, crun])('is dashed for $name, of which no process stays', (runtime) => {
    const screen = nodeScreen([aSandboxFacts({ runtime })], { node: { handlers: [aHandlerFacts({ runtime })] } });
    const card = cardOf(screen, 'handler/runc');
    expect(card.border).toBe('dashed');
    expect(lines(card)).toContain('sets up, starts, and exits');
  });

  it('is solid for gVisor and Kata, which stay, and so is the kernel that they bring', () => {
    const screen = nodeScreen([gvisorSandbox, { ...kataSandbox, sandbox: sandbox({ id: 'sandbox-2' }) }], {
      node: { handlers: [gvisorHandler, kataHandler] },
    });
    const ids = ['handler/gvisor', 'handler/kata-qemu', 'sentry/gvisor', 'guest/kata-qemu'];
    expect(ids.map((id) => cardOf(screen, id).border)).toEqual(['solid', 'solid', 'solid', 'solid']);
    expect(lines(cardOf(screen, 'handler/gvisor'))).toContain('stays while the sandbox runs');
  });

  it('is not dashed where nobody knows, and the card says so', () => {
    const runtime = { name: 'io.example.odd.v1', isolation: 'unknown' } as const;
    const screen = nodeScreen([aSandboxFacts({ runtime })], { node: { handlers: [aHandlerFacts({ runtime })] } });
    const card = cardOf(screen, 'handler/runc');
    expect(card.border).toBe('solid');
    expect(card.hue).toBe('none');
    expect(lines(card)).toEqual(
      expect.arrayContaining(['isolation unknown', 'not known whether a process of it stays']),
    );
    expect(titles(columnOf(screen, 'runc').kernel)).toEqual(['Kernel unknown']);
  });
});

describe('a handler that no sandbox uses', () => {
  it('is a narrow, hollow column with a hollow kernel', () => {
    const column = columnOf(nodeScreen([aSandboxFacts()]), 'kata-qemu');
    expect(column).toMatchObject({
      weight: 1,
      shims: [],
      groups: [],
      handler: { border: 'hollow', aside: 'no sandbox' },
    });
    expect(column.kernel.map(({ title, border }) => [title, border])).toEqual([['Guest kernel', 'hollow']]);
  });

  it('is narrower than one that a sandbox uses', () => {
    expect(columnOf(nodeScreen([aSandboxFacts()]), 'runc').weight).toBeGreaterThan(1);
  });
});

describe('the kernel of a column', () => {
  it('is the host’s alone for runc', () => {
    expect(columnOf(nodeScreen([aSandboxFacts()]), 'runc').kernel).toEqual([]);
  });

  it('is the Sentry for gVisor, with its pid and not the gofer’s', () => {
    const screen = nodeScreen([gvisorSandbox], { node: { handlers: [gvisorHandler] } });
    expect(lines(cardOf(screen, 'sentry/gvisor'))[0]).toBe('pid 9041');
  });

  it('says that the processes are unknown, and why', () => {
    const screen = nodeScreen([{ ...gvisorSandbox, runtimeProcesses: otherMachine }], {
      node: { handlers: [gvisorHandler] },
    });
    const card = cardOf(screen, 'sentry/gvisor');
    expect(lines(card)[0]).toBe('processes unknown');
    expect(card.badges).toEqual([
      { text: '?', tone: 'warn', title: expect.stringContaining('another machine') as string },
    ]);
  });

  it('names the hypervisor where the handler tells which', () => {
    expect(lines(cardOf(nodeScreen([kataSandbox]), 'guest/kata-qemu'))).toEqual(['QEMU', 'KVM: present']);
  });

  it('lists six pids and no more', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({
      ...gvisorSandbox,
      sandbox: sandbox({ id: `sandbox-${index}` }),
      runtimeProcesses: someFact([{ role: 'sentry' as const, process: nodeProcess(index + 1, 'runsc-sandbox') }]),
    }));
    const screen = nodeScreen(many, { node: { handlers: [gvisorHandler] } });
    expect(lines(cardOf(screen, 'sentry/gvisor'))[0]).toBe('pid 1, 2, 3, 4, 5, 6, …');
  });
});

describe('the words of a handler', () => {
  it('are its name, its program with version, and how the high-level runtime calls it', () => {
    const card = cardOf(nodeScreen([aSandboxFacts()]), 'handler/runc');
    expect([card.title, card.aside, ...badges(card)]).toEqual(['runc', '1 sandbox', 'default']);
    expect(lines(card).slice(0, 2)).toEqual(['runc 1.3.0', 'io.containerd.runc.v2']);
  });

  it('say the version once where the project has another name than its program', () => {
    const card = cardOf(nodeScreen([], { node: { handlers: [gvisorHandler] } }), 'handler/gvisor');
    expect(lines(card)[0]).toBe('gVisor runsc 20260112.0');
    expect(badges(card)).toEqual([]);
  });

  it('leave out an unknown version, and say why', () => {
    const version = unknown({ why: 'notReported', by: 'containerd' });
    const screen = nodeScreen([], { node: { handlers: [aHandlerFacts({ version })] } });
    const card = cardOf(screen, 'handler/runc');
    expect(lines(card)[0]).toBe('runc');
    expect(card.badges.at(-1)?.title).toBe('containerd does not report it');
  });
});

describe('sandboxes whose handler', () => {
  it('is not known have a column at the end, with the reason and the default as a hint', () => {
    const lost = aSandboxFacts({ handler: otherMachine, runtime: { name: '', isolation: 'unknown' } });
    const screen = nodeScreen([lost]);
    expect(screen.columns.map(({ id }) => id)).toEqual(['handler/runc', 'handler/kata-qemu', 'handler/']);
    const column = columnOf(screen, '');
    expect(column.handler.title).toBe('unknown handler');
    expect(lines(column.handler)).toEqual(expect.arrayContaining(['unknown runtime', 'the default is runc']));
    expect(column.handler.badges.at(-1)?.title).toContain('another machine');
    expect(column.groups.flatMap(({ cards }) => titles(cards))).toEqual(['web-0']);
  });

  it('is none that the runtime lists have a column of that name', () => {
    const screen = nodeScreen([aSandboxFacts({ handler: someFact('gone'), runtime: crun })]);
    expect(columnOf(screen, 'gone').handler).toMatchObject({ title: 'gone', border: 'dashed', hue: 'alternative' });
  });
});
