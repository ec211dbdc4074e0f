import { describe, expect, it } from 'vitest';
import type { LayersConnection } from '../../../src/contract/layers/snapshot.ts';
import { notLiveText, projectStatus } from '../../../src/diagram/projectStatus.ts';
import { aLayersSnapshot } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';

/** Twenty seconds into the day that it is. */
const sinceMs = context.nowMs + 20_000;
const agoMs = (ms: number): number => context.nowMs - ms;

describe('the status', () => {
  it.each<readonly [LayersConnection, string, string]>([
    [{ phase: 'connecting', sinceMs: agoMs(0) }, 'connecting', 'muted'],
    [{ phase: 'live', sinceMs: agoMs(90_000) }, 'live · events', 'good'],
    [{ phase: 'stale', sinceMs, reason: 'runtimeRestarted' }, 'stale since 00:00:20 UTC · connection lost', 'warn'],
    [{ phase: 'stale', sinceMs: agoMs(120_000) }, 'stale since 1970-01-03 23:58:00 UTC', 'warn'],
    [{ phase: 'failed', sinceMs: agoMs(0), reason: 'socketAbsent' }, 'socket absent', 'bad'],
    [{ phase: 'failed', sinceMs: agoMs(0) }, 'not connected', 'bad'],
  ])('of %o is %s', (connection, text, tone) => {
    expect(projectStatus(aLayersSnapshot({ connection }), context)).toEqual({ text, tone });
  });

  it('of a stale picture does not move while time goes on', () => {
    const snapshot = aLayersSnapshot({ connection: { phase: 'stale', sinceMs } });
    const later = { ...context, nowMs: context.nowMs + 15_000 };
    expect(projectStatus(snapshot, later)).toEqual(projectStatus(snapshot, context));
  });

  it.each([
    ['criEvents', 'live · events'],
    ['containerdEvents', 'live · events'],
    ['polling', 'live · polling'],
  ])('with changes from %s is %s', (changeSource, text) => {
    expect(projectStatus(aLayersSnapshot({ changeSource }), context).text).toBe(text);
  });
});

describe('facts', () => {
  it('of a runtime that was lost say as of when they are', () => {
    const snapshot = aLayersSnapshot({ connection: { phase: 'stale', sinceMs } });
    expect(notLiveText(snapshot, context)).toBe('Not live: as it was at 00:00:20 UTC');
  });

  it('of one that answers say nothing of it', () => {
    expect(notLiveText(aLayersSnapshot(), context)).toBeUndefined();
  });
});
