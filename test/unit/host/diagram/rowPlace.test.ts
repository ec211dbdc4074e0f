import { describe, expect, it } from 'vitest';
import { followedPlace, rowPlace } from '../../../../src/host/diagram/rowPlace.ts';
import { container } from '../../../builders/container.ts';
import { snapshot } from '../../../builders/snapshot.ts';

const node = snapshot({ containers: [container({ id: 'c1', sandboxId: 's1' })] });

describe('rowPlace', () => {
  it('opens a container inside its sandbox', () => {
    expect(rowPlace({ kind: 'container', objectId: 'c1' }, node)?.location).toEqual({
      at: 'container',
      sandboxId: 's1',
      containerId: 'c1',
    });
  });

  it('has no place for a container that is gone, nor for rows of other kinds', () => {
    expect(rowPlace({ kind: 'container', objectId: 'gone' }, node)).toBeUndefined();
    expect(rowPlace({ kind: 'group', objectId: '' }, node)).toBeUndefined();
    expect(rowPlace({ kind: 'image', objectId: 'sha256:1' }, node)).toBeUndefined();
  });
});

describe('followedPlace', () => {
  it('selects the card and stays, where the whole node is drawn', () => {
    const place = followedPlace({ at: 'node' }, { kind: 'sandbox', objectId: 's1' }, node);
    expect(place).toEqual({ location: { at: 'node' }, selectedCardId: 'sandbox/s1' });
  });

  it('goes from one sandbox to the next', () => {
    const place = followedPlace({ at: 'sandbox', sandboxId: 's0' }, { kind: 'sandbox', objectId: 's1' }, node);
    expect(place?.location).toEqual({ at: 'sandbox', sandboxId: 's1' });
  });

  it('leaves a comparison and a tour alone', () => {
    const row = { kind: 'sandbox', objectId: 's1' } as const;
    expect(followedPlace({ at: 'tour', step: 2 }, row, node)).toBeUndefined();
    expect(followedPlace({ at: 'compare', leftId: 'a', rightId: 'b' }, row, node)).toBeUndefined();
  });
});
