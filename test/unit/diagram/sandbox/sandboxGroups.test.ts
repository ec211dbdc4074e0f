import { describe, expect, it } from 'vitest';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import type { SandboxGroup } from '../../../../src/diagram/screen/nodeScreen.ts';
import { container } from '../../../builders/container.ts';
import { aContainerFacts, aSandboxFacts } from '../../../builders/layers.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { columnOf, lines, nodeScreen, titles } from '../nodeScreens.ts';

function pod(name: string, namespace = 'shop', changes: Partial<SandboxFacts> = {}): SandboxFacts {
  return aSandboxFacts({ sandbox: sandbox({ id: name, name, namespace }), ...changes });
}

const pods = (count: number, namespace: string): readonly SandboxFacts[] =>
  Array.from({ length: count }, (_, index) => pod(`${namespace}-${index}`, namespace));

function groups(sandboxes: readonly SandboxFacts[], expandedGroups: readonly string[] = []): readonly SandboxGroup[] {
  return columnOf(nodeScreen(sandboxes, { expandedGroups }), 'runc').groups;
}

const failed = aContainerFacts({
  container: container({ state: 'exited', exit: { code: 1, reason: 'Error', message: '' } }),
});

describe('the order of sandboxes', () => {
  it('has those in trouble first, then the newest', () => {
    const older = pod('older');
    const newer = pod('newer', 'shop', { sandbox: sandbox({ id: 'newer', name: 'newer', createdAtNs: 5n }) });
    const ended = pod('ended', 'shop', {
      sandbox: sandbox({ id: 'ended', name: 'ended', state: 'notReady', createdAtNs: 9n }),
      containers: [],
    });
    const paused = pod('paused', 'shop', { containers: [aContainerFacts({ trouble: { is: 'paused' } })] });
    const broken = pod('broken', 'shop', { trouble: { is: 'pauseGone' } });
    const crashed = pod('crashed', 'shop', { containers: [failed] });
    const [group] = groups([older, ended, newer, paused, broken, crashed]);
    expect(group && titles(group.cards)).toEqual(['broken', 'crashed', 'paused', 'newer', 'older', 'ended']);
    expect(group).toMatchObject({ title: 'shop', count: 6, troubled: 3 });
  });

  it('has the namespaces with trouble first, else by name', () => {
    const found = groups([pod('a', 'alpha'), pod('b', 'beta'), pod('c', 'zeta', { trouble: { is: 'shimGone' } })]);
    expect(found.map(({ title }) => title)).toEqual(['zeta', 'alpha', 'beta']);
  });
});

describe('a group', () => {
  it('is cut at six cards, and shown whole when it is opened', () => {
    const [closed] = groups(pods(40, 'shop'));
    expect(closed).toMatchObject({ count: 40, isExpanded: false });
    expect(closed?.cards).toHaveLength(6);
    const [open] = groups(pods(40, 'shop'), ['group/runc/shop']);
    expect(open).toMatchObject({ id: 'group/runc/shop', count: 40, isExpanded: true });
    expect(open?.cards).toHaveLength(40);
  });

  it('draws beyond its cut the one that is selected, and the one that a selected container is in', () => {
    const selecting = (selectedCardId: string) =>
      columnOf(nodeScreen(pods(40, 'shop'), { selectedCardId }), 'runc').groups[0];
    expect(selecting('sandbox/shop-9')?.cards.at(-1)?.id).toBe('sandbox/shop-9');
    expect(selecting('sandbox/shop-9')).toMatchObject({ count: 40, isExpanded: false });
    expect(selecting('sandbox/shop-0')?.cards).toHaveLength(6);
    const inside = pods(40, 'shop').map((facts, index) => ({
      ...facts,
      containers: Array.from({ length: 9 }, (_, at) =>
        aContainerFacts({ container: container({ id: `c${index}-${at}`, name: `c${at}` }) }),
      ),
    }));
    const [group] = columnOf(nodeScreen(inside, { selectedCardId: 'container/c20-8' }), 'runc').groups;
    expect(group?.cards.at(-1)?.id).toBe('sandbox/shop-20');
    expect(group?.cards.at(-1)?.cards.at(-1)?.id).toBe('container/c20-8');
  });

  it('that is opened takes no place from the others', () => {
    const found = groups([...pods(100, 'alpha'), ...pods(6, 'beta')], ['group/runc/alpha']);
    expect(found.map(({ cards }) => cards.length)).toEqual([100, 6]);
  });

  it('beyond what a column can show has its heading with the number', () => {
    const namespaces = ['a', 'b', 'c', 'd', 'e', 'f'];
    const found = groups(namespaces.flatMap((name) => pods(10, name)));
    expect(found.map(({ cards }) => cards.length)).toEqual([6, 6, 6, 6, 0, 0]);
    expect(found.map(({ count }) => count)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('says that its sandboxes have no namespace', () => {
    expect(groups([pod('a', '')]).map(({ title }) => title)).toEqual(['no namespace']);
  });
});

describe('a namespace', () => {
  it('stands in the heading, and not again on each card', () => {
    const [group] = groups([pod('web')]);
    const [card] = group?.cards ?? [];
    expect(group?.title).toBe('shop');
    expect(card && lines(card)).toEqual(['3d']);
    expect(card?.label).toContain('namespace shop');
    expect(card?.search).toContain('shop');
  });

  it('of too many is in one group, whose cards name it', () => {
    const found = groups(
      Array.from({ length: 30 }, (_, index) => pod(`pod-${index}`, `ns-${String(index).padStart(2, '0')}`)),
    );
    expect(found).toHaveLength(16);
    expect(found.at(-1)).toMatchObject({ title: '15 other namespaces', count: 15 });
    expect(found[0]?.cards.map(lines)).toEqual([['3d']]);
    const last = found.at(-1)?.cards[0];
    expect(last && lines(last)).toEqual([expect.stringMatching(/^ns-\d\d · 3d$/)]);
  });
});
