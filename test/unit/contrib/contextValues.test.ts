import { describe, expect, expectTypeOf, it } from 'vitest';
import { type EndpointPhase, onRow } from '../../../src/contrib/contextValues.ts';
import type { ConnectionState } from '../../../src/model/store/endpointSnapshot.ts';
import { contextValues } from '../../builders/contextValues.ts';

it('knows endpoints by exactly the phases that a connection has', () => {
  expectTypeOf<EndpointPhase>().toEqualTypeOf<ConnectionState['phase']>();
});

describe('onRow', () => {
  const fitting = (when: string): readonly string[] => {
    const pattern = /^viewItem =~ \/(.*)\/$/.exec(when)?.[1] ?? 'no expression';
    return contextValues.filter((value) => new RegExp(pattern).test(value));
  };

  it('is true for the value that is named, and for no longer one', () => {
    expect(fitting(onRow(['image.used']))).toEqual(['image.used']);
  });

  it('is true for all values of a kind', () => {
    expect(fitting(onRow(['sandbox.*']))).toEqual(['sandbox.ready', 'sandbox.notReady', 'sandbox.notReady.alive']);
  });

  it('is true for each of several', () => {
    expect(fitting(onRow(['endpoint.live', 'image.*']))).toEqual([
      'endpoint.live',
      'image.used',
      'image.unused',
      'image.used.pinned',
      'image.unused.pinned',
    ]);
  });
});
