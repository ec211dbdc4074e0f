import { describe, expect, it } from 'vitest';
import { unknown } from '../../../../src/contract/layers/fact.ts';
import type { NodeFacts, RuntimeFacts } from '../../../../src/contract/layers/node.ts';
import { aNodeFacts, nodeProcess, someFact } from '../../../builders/layers.ts';
import { badges, cardOf, lines, nodeScreen, titles } from '../nodeScreens.ts';

function nodeWith(changes: Partial<RuntimeFacts>): { readonly node: Partial<NodeFacts> } {
  return { node: { runtime: { ...aNodeFacts().runtime, ...changes } } };
}

describe('containerd', () => {
  it('is one card with its version, process, conditions and parts', () => {
    const [card, ...others] = nodeScreen([]).highLevel;
    expect(others).toEqual([]);
    expect(card).toMatchObject({ id: 'runtime', title: 'containerd 2.1.9', aside: 'pid 640 · up 3d' });
    expect(card && badges(card)).toEqual(['RuntimeReady', 'NetworkReady']);
    expect(card?.cards.map((part) => [part.title, ...lines(part)])).toEqual([
      ['CRI plugin', 'makes containers of pods'],
      ['Image store', '38 images'],
      ['Content store', '121 blobs · 1.9 GiB'],
      ['Snapshotter', 'overlayfs · 164 snapshots'],
      ['CNI', 'bridge, portmap'],
      ['Tasks and events', '31 tasks'],
    ]);
  });

  it('counts one of a thing as one', () => {
    const { node } = nodeWith({ images: someFact(1), tasks: someFact(1), blobs: someFact({ count: 1, bytes: 1024 }) });
    const texts = nodeScreen([], { node }).highLevel[0]?.cards.flatMap(lines);
    expect(texts).toEqual(expect.arrayContaining(['1 image', '1 task', '1 blob · 1 KiB']));
  });

  it('that does not tell of its content has an unknown store with the reason', () => {
    const blobs = unknown({ why: 'callFailed', method: 'Content.List', reason: 'permissionDenied' });
    const card = cardOf(nodeScreen([], nodeWith({ blobs })), 'part/contentStore');
    expect(card.lines).toEqual([{ text: 'unknown', tone: 'warn' }]);
    expect(card.badges).toEqual([{ text: '?', tone: 'warn', title: 'Content.List failed: permission denied' }]);
  });

  it('says which condition does not hold, and what it says of it', () => {
    const conditions = someFact([
      { type: 'NetworkReady', status: false, reason: 'NetworkPluginNotReady', message: 'cni plugin not initialized' },
    ]);
    const card = cardOf(nodeScreen([], nodeWith({ conditions })), 'runtime');
    expect(card.badges).toEqual([
      { text: 'not NetworkReady', tone: 'bad', title: 'NetworkPluginNotReady: cni plugin not initialized' },
    ]);
  });
});

describe('CRI-O', () => {
  it('keeps images and containers in a storage library, and each process under a conmon', () => {
    const screen = nodeScreen(
      [],
      nodeWith({ name: someFact('cri-o'), version: someFact('1.36.3'), snapshotter: someFact('overlay') }),
    );
    expect(titles(screen.highLevel)).toEqual(['cri-o 1.36.3']);
    expect(titles(screen.highLevel[0]?.cards ?? [])).toEqual(['Image store', 'containers/storage', 'CNI', 'conmon']);
    expect(lines(cardOf(screen, 'part/monitors'))).toEqual(['one for each container']);
  });
});

describe('cri-dockerd', () => {
  const docker = (argv0: string): ReturnType<typeof nodeWith> =>
    nodeWith({ name: someFact('docker'), version: someFact('28.5.2'), process: someFact(nodeProcess(700, argv0)) });

  it('is three programs in a row, each asking the next', () => {
    const screen = nodeScreen([], docker('/usr/bin/cri-dockerd'));
    expect(titles(screen.highLevel)).toEqual(['cri-dockerd', 'dockerd 28.5.2', 'containerd']);
    expect(
      screen.connectors.filter(({ from }) => from.startsWith('runtime')).map(({ from, to }) => [from, to]),
    ).toEqual([
      ['runtime/cri-dockerd', 'runtime'],
      ['runtime', 'runtime/containerd'],
    ]);
    expect(screen.connectors.filter(({ from }) => from.startsWith('cri/')).map(({ to }) => to)).toEqual(
      Array.from({ length: 3 }, () => 'runtime/cri-dockerd'),
    );
  });

  it('gives the process to the program that it is', () => {
    const asides = (argv0: string): unknown[] => nodeScreen([], docker(argv0)).highLevel.map(({ aside }) => aside);
    expect(asides('/usr/bin/cri-dockerd')).toEqual(['pid 700 · up 3d', undefined, undefined]);
    expect(asides('/usr/bin/dockerd')).toEqual([undefined, 'pid 700 · up 3d', undefined]);
  });
});

describe('a runtime that tells nothing of itself', () => {
  it('is drawn unknown, with one question mark for each reason', () => {
    const notReported = unknown({ why: 'notReported', by: 'the runtime' });
    const otherMachine = unknown({ why: 'otherMachine' });
    const screen = nodeScreen([], nodeWith({ name: notReported, version: notReported, process: otherMachine }));
    const card = cardOf(screen, 'runtime');
    expect(card.title).toBe('unknown runtime');
    expect(card.badges.filter(({ text }) => text === '?').map(({ title }) => title)).toEqual([
      'the runtime does not report it',
      expect.stringContaining('another machine'),
    ]);
  });
});

describe('the streaming server', () => {
  it('says where it listens', () => {
    expect(lines(cardOf(nodeScreen([]), 'cri/streaming'))).toEqual(['exec, attach, port-forward', '127.0.0.1:40991']);
  });

  it('is unknown with the reason where the runtime does not tell', () => {
    const streamingAddress = unknown({ why: 'notReported', by: 'CRI-O' });
    const card = cardOf(nodeScreen([], nodeWith({ streamingAddress })), 'cri/streaming');
    expect(lines(card)).toContain('unknown');
    expect(card.badges[0]?.title).toBe('CRI-O does not report it');
  });

  it('is asked by the kubelet too: whoever called Exec connects to it', () => {
    expect(nodeScreen([]).connectors).toContainEqual({ from: 'kubelet', to: 'cri/streaming', style: 'solid' });
  });
});
