import { describe, expect, it } from 'vitest';
import { cardIds } from '../../../../src/diagram/cardIds.ts';
import { detailedIds } from '../../../../src/host/diagram/followedLayers.ts';
import { container } from '../../../builders/container.ts';
import { sandbox } from '../../../builders/sandbox.ts';

const snapshot = {
  sandboxes: new Map([['s1', sandbox({ id: 's1' })]]),
  containers: new Map([['c1', container({ id: 'c1', sandboxId: 's1' })]]),
};

describe('the sandboxes that are read to their last fact', () => {
  it('are those of the place', () => {
    expect(detailedIds({ at: 'container', sandboxId: 's2', containerId: 'c2' }, undefined, snapshot)).toEqual(['s2']);
    expect(detailedIds({ at: 'compare', leftId: 's1', rightId: 's2' }, undefined, snapshot)).toEqual(['s1', 's2']);
    expect(detailedIds({ at: 'tour', step: 0 }, cardIds.sandbox('s1'), snapshot)).toEqual([]);
  });

  it('are on the node that of the card whose details are shown', () => {
    const of = (cardId: string | undefined): readonly string[] => detailedIds({ at: 'node' }, cardId, snapshot);
    for (const id of [cardIds.sandbox('s1'), cardIds.shim('s1'), cardIds.container('c1'), cardIds.supervisor('c1')]) {
      expect(of(id)).toEqual(['s1']);
    }
    expect([of(undefined), of(cardIds.hostKernel), of(cardIds.sandbox('gone'))]).toEqual([[], [], []]);
  });
});
