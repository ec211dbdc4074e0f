import { describe, expect, it } from 'vitest';
import { followedDestination, rowDestination } from '../../../../src/host/diagram/destination.ts';
import { container } from '../../../builders/container.ts';
import { snapshot } from '../../../builders/snapshot.ts';

const node = snapshot({ containers: [container({ id: 'c1', sandboxId: 's1' })] });

describe('rowPlace', () => {
  it('opens a container inside its sandbox', () => {
    expect(rowDestination({ kind: 'container', objectId: 'c1' }, node)?.location).toEqual({
      at: 'container',
      sandboxId: 's1',
      containerId: 'c1',
    });
  });

  it('has no place for a container that is gone, nor for rows of other kinds', () => {
    expect(rowDestination({ kind: 'container', objectId: 'gone' }, node)).toBeUndefined();
    expect(rowDestination({ kind: 'group', objectId: '' }, node)).toBeUndefined();
    expect(rowDestination({ kind: 'image', objectId: 'sha256:1' }, node)).toBeUndefined();
  });
});

describe('followedPlace', () => {
  it('selects the card and stays, where the whole node is drawn', () => {
    const place = followedDestination({ at: 'node' }, { kind: 'sandbox', objectId: 's1' }, node);
    expect(place).toEqual({ location: { at: 'node' }, selectedCardId: 'sandbox/s1' });
  });

  it('goes from one sandbox to the next', () => {
    const place = followedDestination({ at: 'sandbox', sandboxId: 's0' }, { kind: 'sandbox', objectId: 's1' }, node);
    expect(place?.location).toEqual({ at: 'sandbox', sandboxId: 's1' });
  });

  it('leaves a comparison and a tour alone', () => {
    const row = { kind: 'sandbox', objectId: 's1' } as const;
    expect(followedDestination({ at: 'tour', step: 2 }, row, node)).toBeUndefined();
    expect(followedDestination({ at: 'compare', leftId: 'a', rightId: 'b' }, row, node)).toBeUndefined();
  });
});
