import { describe, expect, it } from 'vitest';
import type { CriFailure } from '../../../../src/contract/failure.ts';
import { layersConnection } from '../../../../src/layers/session/publishedLayers.ts';

const failure: CriFailure = { reason: 'socketAbsent', path: '/run/c.sock' };

describe('how an endpoint is', () => {
  it('is so since it became so', () => {
    const first = layersConnection({ phase: 'live' }, undefined, 10);
    expect(first).toEqual({ phase: 'live', sinceMs: 10 });
    expect(layersConnection({ phase: 'live' }, first, 20)).toEqual(first);
    expect(layersConnection({ phase: 'failed', failure }, first, 30)).toEqual({
      ...{ phase: 'failed', sinceMs: 30, reason: 'socketAbsent' },
    });
  });

  it('is as old as what was read last, when it is stale', () => {
    expect(layersConnection({ phase: 'stale', failure, lostAtMs: 5 }, undefined, 30)).toEqual({
      ...{ phase: 'stale', sinceMs: 5, reason: 'socketAbsent' },
    });
  });
});
