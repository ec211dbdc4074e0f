import { describe, expect, it } from 'vitest';
import type { ContainerState } from '../../../../src/contract/container.ts';
import { unknown } from '../../../../src/contract/layers/fact.ts';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import type { Card } from '../../../../src/diagram/screen/card.ts';
import { container } from '../../../builders/container.ts';
import { aContainerFacts, aSandboxFacts, runsc, someFact, someNamespaces } from '../../../builders/layers.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { badges, cardOf, lines, nodeScreen, titles } from '../nodeScreens.ts';

const host = someFact({ owner: 'host' } as const);
const cardWith = (changes: Partial<SandboxFacts>): Card =>
  cardOf(nodeScreen([aSandboxFacts(changes)]), `sandbox/${(changes.sandbox ?? sandbox()).id}`);
const named = (name: string, changes: Parameters<typeof container>[0] = {}): ReturnType<typeof aContainerFacts> =>
  aContainerFacts({ container: container({ id: `${name}-${changes.attempt ?? 0}`, name, ...changes }) });

describe('the card of a sandbox', () => {
  it('opens the sandbox, stands for its row and has its containers in it', () => {
    expect(cardWith({})).toMatchObject({
      title: 'web-0',
      aside: 'kubelet',
      state: 'good',
      badges: [],
      opens: { at: 'sandbox', sandboxId: 'sandbox-1' },
      object: { kind: 'sandbox', id: 'sandbox-1' },
      label: 'sandbox web-0, ready, namespace shop',
      cards: [{ id: 'container/container-1', title: 'app', aside: '3d', state: 'good' }],
    });
  });

  it('says who made it by hand, and of a static pod that it is one', () => {
    expect(cardWith({ client: 'other' }).aside).toBe('manual');
    const card = cardWith({ client: 'staticPod' });
    expect(card.aside).toBeUndefined();
    expect(badges(card)).toEqual(['static pod']);
  });

  it('says which attempt it is, and that it is not ready', () => {
    const card = cardWith({ sandbox: sandbox({ attempt: 2, state: 'notReady' }), containers: [] });
    expect(lines(card)).toEqual(['3d · attempt 2 · not ready']);
    expect(card.state).toBe('muted');
  });

  it('offers to stop only what runs', () => {
    const commands = (state: 'ready' | 'notReady'): string[] =>
      cardWith({ sandbox: sandbox({ state }), containers: [] }).actions.map(({ command }) => command);
    expect(commands('ready')).toContain('stopSandbox');
    expect(commands('notReady')).not.toContain('stopSandbox');
  });
});

describe('what a sandbox shares', () => {
  it('is told where it is the host’s', () => {
    expect(badges(cardWith({ namespaces: someNamespaces({ net: host, pid: host, ipc: host }) }))).toEqual([
      ...['host network', 'host PID', 'host IPC'],
    ]);
  });

  it('is not what the Sentry, an ordinary process of the node, shares', () => {
    const card = cardWith({ runtime: runsc, namespaces: someNamespaces({ net: host, pid: host, ipc: host }) });
    expect(badges(card)).toEqual(['host network']);
  });

  it('is told where its containers share their processes', () => {
    const pid = someFact({ owner: 'sandbox', inode: 5 } as const);
    expect(badges(cardWith({ containers: [aContainerFacts({ namespaces: someNamespaces({ pid }) })] }))).toEqual([
      'shared PID',
    ]);
  });
});

describe('trouble', () => {
  it.each([
    [{ is: 'pauseGone' }, 'pause killed'],
    [{ is: 'shimGone' }, 'shim killed'],
    [{ is: 'shimLeftOver', pid: 1 }, 'only its shim is left'],
  ] as const)('%o is the first badge, in words and with a sentence', (trouble, word) => {
    const card = cardWith({ trouble, namespaces: someNamespaces({ net: host }) });
    expect(card.state).toBe('bad');
    expect(card.badges[0]).toMatchObject({ text: word, tone: 'bad' });
    expect(card.badges[0]?.title?.length).toBeGreaterThan(word.length);
  });

  it('of a container is in words too', () => {
    const exit = { code: 137, reason: 'OOMKilled', message: '' };
    const cards = cardWith({
      containers: [
        aContainerFacts({ container: container({ id: 'a', name: 'a' }) }),
        aContainerFacts({ container: container({ id: 'b', name: 'b' }), trouble: { is: 'paused' } }),
        aContainerFacts({ container: container({ id: 'c', name: 'c', state: 'exited', exit }) }),
      ],
    }).cards;
    expect(cards.map(({ title, aside, state }) => [title, aside, state])).toEqual([
      ['c', 'exit 137, out of memory', 'bad'],
      ['b', 'paused', 'warn'],
      ['a', '3d', 'good'],
    ]);
  });
});

describe('the containers of a sandbox', () => {
  it('are shown in their newest attempts, and the earlier ones counted', () => {
    const card = cardWith({
      containers: [
        named('app', { attempt: 0, state: 'exited' }),
        named('app', { attempt: 1, state: 'exited' }),
        named('app', { attempt: 2 }),
      ],
    });
    expect(card.cards.map(({ id }) => id)).toEqual(['container/app-2']);
    expect(lines(card)).toEqual(['3d', '2 earlier attempts']);
  });

  it('are cut at six, those that ended last', () => {
    const running = Array.from({ length: 6 }, (_, index) => named(`run-${index}`));
    const ended = named('init', { state: 'exited' });
    const card = cardWith({ containers: [ended, ...running] });
    expect(titles(card.cards)).toEqual(running.map(({ container: { name } }) => name));
    expect(lines(card)).toEqual(['3d', '+ 1 more container']);
    expect(
      lines(
        cardWith({
          containers: [ended, ended, ...running].map((facts, index) =>
            named(`c${index}`, { state: facts.container.state }),
          ),
        }),
      ),
    ).toEqual([...['3d', '+ 2 more containers']]);
  });

  it('have a bar of their memory where its limit and use are known', () => {
    const [card] = cardWith({}).cards;
    expect(card?.bar).toEqual({ share: 0.25, tone: 'good', title: 'memory: 64 MiB of 256 MiB' });
    const { cgroup } = aContainerFacts();
    const unused = aContainerFacts({ cgroup: { ...cgroup, usage: unknown({ why: 'notReadYet' }) } });
    expect(cardWith({ containers: [unused] }).cards[0]?.bar).toBeUndefined();
    const unlimited = aContainerFacts({ cgroup: { ...cgroup, limits: someFact({ cpuWeightScale: 'weight' }) } });
    expect(cardWith({ containers: [unlimited] }).cards[0]?.bar).toBeUndefined();
  });

  it('offer what their state allows', () => {
    const commands = (state: ContainerState): string[] =>
      cardWith({ containers: [named('app', { state })] }).cards[0]?.actions.map(({ command }) => command) ?? [];
    expect(commands('running')).toEqual(['execInTerminal', 'inspect', 'copyId', 'stopContainer', 'removeContainer']);
    expect(commands('created')).toEqual(['startContainer', 'inspect', 'copyId', 'removeContainer']);
    expect(commands('exited')).toEqual(['inspect', 'copyId', 'removeContainer']);
    // It may run.
    expect(commands('unknown')).toEqual(['inspect', 'copyId', 'stopContainer', 'removeContainer']);
  });
});
