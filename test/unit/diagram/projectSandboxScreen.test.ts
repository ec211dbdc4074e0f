import { describe, expect, it } from 'vitest';
import { projectSandboxScreen } from '../../../src/diagram/projectSandboxScreen.ts';
import { container } from '../../builders/container.ts';
import {
  aContainerFacts,
  aLayersSnapshot,
  aSandboxFacts,
  kata,
  nodeProcess,
  runsc,
  someFact,
} from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { cardOf, screenOf, textOf } from './sandboxScreens.ts';

describe('the chain', () => {
  it('leads from the kubelet to the kernel, and past a runtime that has exited', () => {
    const { chain, connectors } = screenOf();
    expect(chain.map(({ id, border }) => `${id} ${border}`)).toEqual([
      'kubelet solid',
      'runtime solid',
      'shim/sandbox-1 solid',
      'handler/runc dashed',
      'sandbox/sandbox-1 solid',
      'kernel solid',
    ]);
    expect(connectors.map(({ style }) => style)).toEqual(['solid', 'solid', 'dashed', 'dashed', 'solid']);
  });

  it('names the processes', () => {
    const shim = { ...nodeProcess(2100), arguments: ['/usr/bin/containerd-shim-runc-v2', '-id', 'a'.repeat(64)] };
    const screen = screenOf({ shim: someFact(shim) });
    expect(textOf(cardOf(screen, 'kubelet')).slice(0, 3)).toEqual(['kubelet', 'pid 812', 'asked 3d ago']);
    expect(textOf(cardOf(screen, 'runtime')).slice(0, 2)).toEqual(['containerd 2.1.9', 'pid 640']);
    expect(textOf(cardOf(screen, 'shim/sandbox-1')).slice(0, 3)).toEqual([
      'containerd-shim-runc-v2',
      'pid 2100',
      '-id aaaaaaaaaaaa…',
    ]);
    expect(textOf(cardOf(screen, 'handler/runc')).slice(0, 2)).toEqual(['runc 1.3.0', 'exited']);
    expect(textOf(cardOf(screen, 'pause/sandbox-1')).slice(0, 2)).toEqual(['pause', 'pid 2130']);
    expect(textOf(cardOf(screen, 'container/container-1'))).toEqual([
      'app',
      'pid 2150 · attempt 0',
      'nginx -g daemon off;',
      'CPU 1.2 s · memory 64 MiB of 256 MiB · 3 processes',
    ]);
    expect(cardOf(screen, 'container/container-1').bar).toMatchObject({ share: 0.25, tone: 'good' });
    expect(textOf(cardOf(screen, 'kernel'))[0]).toBe('Host kernel 6.18.0-1-amd64');
  });

  it('draws gVisor with what stays of it, and the Sentry before the kernel', () => {
    const runtimeProcesses = someFact([
      { role: 'sentry' as const, process: nodeProcess(2130, 'runsc-sandbox') },
      { role: 'gofer' as const, process: nodeProcess(2131, 'runsc-gofer') },
    ]);
    const screen = screenOf({
      runtime: runsc,
      handler: someFact('runsc'),
      runtimeProcesses,
      containers: [aContainerFacts({ insideSandbox: true })],
    });
    const runtime = cardOf(screen, 'handler/runsc');
    expect([runtime.border, runtime.aside, runtime.hue]).toEqual(['solid', 'stays running', 'userSpaceKernel']);
    expect(runtime.cards.map(({ title, aside }) => `${title} ${aside ?? ''}`)).toEqual([
      'Sentry pid 2130',
      'Gofer pid 2131',
    ]);
    expect(screen.chain.map(({ id }) => id).slice(-2)).toEqual(['sentry/sandbox-1', 'kernel']);
    expect(screen.connectors.every(({ style }) => style === 'solid')).toBe(true);
    expect(cardOf(screen, 'container/container-1').aside).toBe('in the Sentry · attempt 0');
    expect(textOf(cardOf(screen, 'pause/sandbox-1'))).toContain('Sentry');
    expect(textOf(cardOf(screen, 'kernel'))).not.toContain('shared with the node: no guest kernel, no Sentry');
  });

  it('gives a VM its own kernel', () => {
    const screen = screenOf({ runtime: kata, handler: someFact('kata-qemu') });
    expect(screen.chain.map(({ id }) => id).slice(-2)).toEqual(['guest/sandbox-1', 'kernel']);
    expect(cardOf(screen, 'handler/kata-qemu').title).toBe('Kata Containers · QEMU');
  });

  it('draws CRI-O without a shim and without a pause process', () => {
    const conmon = someFact(nodeProcess(2140, '/usr/bin/conmon'));
    const screen = screenOf({
      shim: someFact('none' as const),
      pid: someFact('none' as const),
      containers: [aContainerFacts({ supervisor: conmon })],
    });
    expect(screen.chain.map(({ id }) => id)).toEqual([
      'kubelet',
      'runtime',
      'handler/runc',
      'sandbox/sandbox-1',
      'kernel',
    ]);
    const card = cardOf(screen, 'sandbox/sandbox-1');
    expect(card.cards.map(({ id }) => id)).toEqual(['container/container-1']);
    expect(textOf(card)).toContain('no pause process: the namespaces are pinned as files');
    expect(textOf(cardOf(screen, 'container/container-1'))).toContain('under conmon, pid 2140');
    expect(screen.matrix.rows[1]?.label).toBe('pinned files');
  });

  it('draws Docker with a shim for each container', () => {
    const { node } = aLayersSnapshot();
    const runtime = {
      ...node.runtime,
      name: someFact('docker'),
      version: someFact('28.5.2'),
      process: someFact(nodeProcess(700, 'cri-dockerd')),
    };
    const screen = screenOf(
      {
        shim: someFact('none' as const),
        containers: [aContainerFacts({ supervisor: someFact(nodeProcess(2144)) })],
      },
      { node: { runtime } },
    );
    expect(cardOf(screen, 'runtime').title).toBe('dockerd 28.5.2 behind cri-dockerd');
    expect(cardOf(screen, 'runtime').aside).toBeUndefined();
    expect(textOf(cardOf(screen, 'container/container-1'))).toContain('under containerd-shim-runc-v2, pid 2144');
    expect(textOf(cardOf(screen, 'pause/sandbox-1'))).toContain('pid 2130');
  });

  it('says who asked where it was not the kubelet, and where none runs', () => {
    expect(screenOf({ client: 'other' }).chain[0]?.title).toBe('another client');
    expect(screenOf({ client: 'staticPod' }).chain[0]?.badges.map(({ text }) => text)).toEqual(['static pod']);
    const gone = screenOf({}, { node: { kubelet: someFact('none' as const) } }).chain[0];
    expect(gone).toMatchObject({ border: 'hollow' });
    expect(gone?.lines.map(({ text }) => text)).toContain('No kubelet runs on this node now.');
  });

  it('offers to compare with a sandbox of another kind of isolation', () => {
    const left = aSandboxFacts();
    const right = aSandboxFacts({ sandbox: sandbox({ id: 'sandbox-2' }), runtime: runsc });
    const snapshot = aLayersSnapshot({ sandboxes: [left, right] });
    const { chain } = projectSandboxScreen({ snapshot, sandbox: left, containerId: undefined, context });
    expect(chain.at(-1)?.opens).toEqual({ at: 'compare', leftId: 'sandbox-1', rightId: 'sandbox-2' });
    expect(screenOf().chain.at(-1)?.opens).toBeUndefined();
  });

  it('draws what is not known with its reason', () => {
    const ended = { known: false, reason: { why: 'otherMachine' } } as const;
    const screen = screenOf({
      shim: ended,
      pid: ended,
      network: ended,
      containers: [aContainerFacts({ pid: ended, commandLine: ended })],
    });
    const reason = 'the runtime is on another machine: open the editor on that machine to read it';
    for (const id of ['shim/sandbox-1', 'pause/sandbox-1', 'sandbox/sandbox-1', 'container/container-1']) {
      const lines = cardOf(screen, id).lines.filter(({ text }) => text.includes(reason));
      expect(lines.length, id).toBeGreaterThan(0);
      expect(lines.every(({ tone }) => tone === 'warn')).toBe(true);
    }
  });
});

describe('broken states', () => {
  it('draws a killed pause process', () => {
    const screen = screenOf({ trouble: { is: 'pauseGone' } });
    expect(cardOf(screen, 'pause/sandbox-1')).toMatchObject({ state: 'bad', border: 'hollow' });
    expect(cardOf(screen, 'sandbox/sandbox-1').state).toBe('bad');
  });

  it('draws a killed shim, and its orphan although the runtime calls it exited', () => {
    const orphan = aContainerFacts({
      container: container({ state: 'exited' }),
      trouble: { is: 'orphaned', pid: 2150 },
    });
    const screen = screenOf({ trouble: { is: 'shimGone' }, containers: [orphan] });
    const shim = cardOf(screen, 'shim/sandbox-1');
    expect([shim.state, shim.border]).toEqual(['bad', 'hollow']);
    expect(screen.connectors.slice(1, 3).map(({ style }) => style)).toEqual(['dashed', 'dashed']);
    const card = cardOf(screen, 'container/container-1');
    expect(card.state).toBe('bad');
    expect(textOf(card)).toContain('Orphaned: process 2150 lives on, but the runtime no longer looks after it.');
    expect(screen.matrix.rows.map(({ label }) => label)).toContain('app 2150');
  });

  it('draws a shim that is left over', () => {
    const screen = screenOf({ trouble: { is: 'shimLeftOver', pid: 2100 }, containers: [] });
    expect(textOf(cardOf(screen, 'shim/sandbox-1'))).toContain(
      'Only the shim (pid 2100) is left: no process of the sandbox runs any more.',
    );
  });

  it('draws a paused container', () => {
    const card = cardOf(
      screenOf({ containers: [aContainerFacts({ trouble: { is: 'paused' } })] }),
      'container/container-1',
    );
    expect(card.state).toBe('warn');
    expect(textOf(card)).toContain('Paused: its processes are frozen, though CRI calls it running.');
  });

  it('says that a container runs on in a sandbox that is not ready', () => {
    const screen = screenOf({ sandbox: sandbox({ state: 'notReady' }) });
    const card = cardOf(screen, 'container/container-1');
    expect(card.state).toBe('bad');
    expect(textOf(card)).toContain('Orphaned: it runs on, though its sandbox is not ready any more.');
  });
});

describe('attempts of a container', () => {
  const attempt = (number: number, code: number, reason: string): ReturnType<typeof aContainerFacts> =>
    aContainerFacts({
      container: container({ id: `c${number}`, attempt: number, state: 'exited', exit: { code, reason, message: '' } }),
    });

  it('are one card with the ends of the earlier ones', () => {
    const newest = aContainerFacts({ container: container({ id: 'c2', attempt: 2 }) });
    const screen = screenOf({ containers: [attempt(0, 137, 'OOMKilled'), attempt(1, 1, 'Error'), newest] });
    const cards = cardOf(screen, 'sandbox/sandbox-1').cards.map(({ id }) => id);
    expect(cards).toEqual(['pause/sandbox-1', 'container/c2']);
    expect(cardOf(screen, 'container/c2').lines.at(-1)).toEqual({
      text: '2 earlier attempts: 137 OOMKilled, 1 Error',
      tone: 'bad',
    });
  });

  it('are shown one by one when chosen, without what came later', () => {
    const all = [attempt(0, 0, 'Completed'), attempt(1, 1, 'Error'), attempt(2, 0, '')];
    const screen = screenOf({ containers: all }, { containerId: 'c1' });
    expect(screen.level).toBe('container');
    expect(screen.sections.map(({ containerId }) => containerId)).toEqual(['c1']);
    const lines = cardOf(screen, 'container/c1').lines.map(({ text }) => text);
    expect(lines).toEqual(['exited 1 Error', '1 earlier attempt: 0 Completed']);
    expect(cardOf(screen, 'sandbox/sandbox-1').opens).toEqual({ at: 'sandbox', sandboxId: 'sandbox-1' });
    expect(screen.matrix.rows.map(({ label }) => label)).toEqual(['host (pid 1)', 'pause 2130', 'app (ended)']);
  });
});
