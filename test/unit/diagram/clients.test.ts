import { describe, expect, it } from 'vitest';
import { unknown } from '../../../src/contract/layers/fact.ts';
import { aSandboxFacts, someFact } from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { badges, cardOf, lines, nodeScreen, titles } from './nodeScreens.ts';

const owned = aSandboxFacts();
const staticPod = aSandboxFacts({ sandbox: sandbox({ id: 'sandbox-2' }), client: 'staticPod' });
const manual = aSandboxFacts({ sandbox: sandbox({ id: 'sandbox-3' }), client: 'other' });

describe('the kubelet', () => {
  it('is there with its pid, and owns the static pods too', () => {
    const card = cardOf(nodeScreen([owned, staticPod, manual]), 'kubelet');
    expect(card).toMatchObject({ aside: 'pid 812', state: 'good', border: 'solid', badges: [] });
    expect(lines(card)).toEqual(['owns 2 of 3 sandboxes']);
  });

  it('is hollow where none runs, and asks nothing', () => {
    const screen = nodeScreen([manual], { node: { kubelet: someFact('none') } });
    expect(cardOf(screen, 'kubelet')).toMatchObject({ state: 'muted', border: 'hollow', badges: [] });
    expect(lines(cardOf(screen, 'kubelet'))).toEqual(['no kubelet on this node']);
    expect(screen.connectors.filter(({ from }) => from === 'kubelet')).toEqual([]);
  });

  it('still owns its sandboxes while it is stopped', () => {
    const screen = nodeScreen([owned, manual], { node: { kubelet: someFact('none') } });
    expect(lines(cardOf(screen, 'kubelet'))).toEqual(['no kubelet on this node', 'owns 1 of 2 sandboxes']);
  });

  it('of another machine is unknown, with the reason', () => {
    const screen = nodeScreen([owned], { node: { kubelet: unknown({ why: 'otherMachine' }) } });
    const card = cardOf(screen, 'kubelet');
    expect(card).toMatchObject({ state: 'warn', border: 'solid' });
    expect(card.aside).toBeUndefined();
    expect(lines(card)).toEqual(['not known whether one runs', 'owns 1 of 1 sandboxes']);
    expect(badges(card)).toEqual(['?']);
    expect(card.badges[0]?.title).toContain('another machine');
  });
});

describe('a kubelet of which nothing says that it uses this socket', () => {
  const styles = (node: Parameters<typeof nodeScreen>[1]) =>
    nodeScreen([owned], node)
      .connectors.filter(({ from }) => from === 'kubelet')
      .map(({ style }) => style);

  it('is said to run, and drawn with dashed lines', () => {
    const node = { kubeletAsksHere: unknown({ why: 'notReported', by: 'kubelet' }) };
    expect(lines(cardOf(nodeScreen([owned], { node }), 'kubelet'))).toEqual([
      'a kubelet runs; not known whether it uses this socket',
      'owns 1 of 1 sandboxes',
    ]);
    expect(styles({ node })).toEqual(['dashed', 'dashed', 'dashed']);
    expect(styles({})).toEqual(['solid', 'solid', 'solid']);
    expect(styles({ node: { kubelet: unknown({ why: 'otherMachine' }) } })).toEqual(['dashed', 'dashed', 'dashed']);
  });

  it('that uses another one asks nothing here', () => {
    const node = { kubeletAsksHere: someFact(false) };
    const card = cardOf(nodeScreen([manual], { node }), 'kubelet');
    expect(card).toMatchObject({ state: 'muted', border: 'hollow', aside: 'pid 812' });
    expect(lines(card)).toEqual(['a kubelet runs, and uses another socket']);
    expect(styles({ node })).toEqual([]);
  });
});

describe('other clients', () => {
  it('are drawn where a sandbox was made by hand, dashed: whoever it was has ended', () => {
    const card = cardOf(nodeScreen([owned, manual]), 'otherClients');
    expect(card.border).toBe('dashed');
    expect(lines(card)).toEqual(['made 1 sandbox by hand']);
  });

  it('are left out where the kubelet made them all', () => {
    expect(titles(nodeScreen([owned, staticPod]).clients)).toEqual(['kubelet', 'CRI Explorer (you)']);
  });
});
