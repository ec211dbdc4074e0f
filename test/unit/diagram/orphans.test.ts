import { describe, expect, it } from 'vitest';
import { unknown } from '../../../src/contract/layers/fact.ts';
import { nodeProcess, someFact } from '../../builders/layers.ts';
import { cardOf, lines, nodeScreen } from './nodeScreens.ts';

const leftBehind = (count: number) =>
  nodeScreen([], {
    node: { orphans: someFact(Array.from({ length: count }, (_, index) => nodeProcess(4700 + index, '/bin/sleep'))) },
  });

describe('what sandboxes left behind', () => {
  it('has a card with a row for each process', () => {
    const screen = leftBehind(2);
    expect(cardOf(screen, 'orphans')).toMatchObject({ aside: '2 processes', state: 'bad' });
    expect(cardOf(screen, 'orphan/4701')).toMatchObject({
      title: 'sleep',
      state: 'bad',
      aside: expect.stringContaining('pid 4701') as string,
    });
  });

  it('says how many more there are than rows', () => {
    const card = cardOf(leftBehind(20), 'orphans');
    expect(card.cards).toHaveLength(12);
    expect(lines(card)).toContain('+ 8 more');
  });

  it.each([
    ['nothing was', someFact([])],
    ['it is not known', unknown({ why: 'otherMachine' })],
  ])('has no card where %s', (_, orphans) => {
    expect(nodeScreen([], { node: { orphans } })).not.toHaveProperty('orphans');
  });
});
