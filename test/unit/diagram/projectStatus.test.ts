import { describe, expect, it } from 'vitest';
import type { LayersConnection } from '../../../src/contract/layers/snapshot.ts';
import { projectStatus } from '../../../src/diagram/projectStatus.ts';
import { aLayersSnapshot } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';

const agoMs = (ms: number): number => context.nowMs - ms;

describe('the status', () => {
  it.each<readonly [LayersConnection, string, string]>([
    [{ phase: 'connecting', sinceMs: agoMs(0) }, 'connecting', 'muted'],
    [{ phase: 'live', sinceMs: agoMs(90_000) }, 'live · events', 'good'],
    [{ phase: 'stale', sinceMs: agoMs(40_000), reason: 'runtimeRestarted' }, 'stale 40 s · connection lost', 'warn'],
    [{ phase: 'stale', sinceMs: agoMs(120_000) }, 'stale 2m', 'warn'],
    [{ phase: 'failed', sinceMs: agoMs(0), reason: 'socketAbsent' }, 'socket absent', 'bad'],
    [{ phase: 'failed', sinceMs: agoMs(0) }, 'not connected', 'bad'],
  ])('of %o is %s', (connection, text, tone) => {
    expect(projectStatus(aLayersSnapshot({ connection }), context)).toEqual({ text, tone });
  });

  it.each([
    ['criEvents', 'live · events'],
    ['containerdEvents', 'live · events'],
    ['polling', 'live · polling'],
  ])('with changes from %s is %s', (changeSource, text) => {
    expect(projectStatus(aLayersSnapshot({ changeSource }), context).text).toBe(text);
  });
});
