import { describe, expect, it } from 'vitest';
import { type ChangeSet, isEmptyChange, mergeChanges } from '../../../../src/model/store/changeSet.ts';

function change(changes: Partial<ChangeSet>): ChangeSet {
  const none: ReadonlySet<string> = new Set();
  return {
    endpointId: 'unix:///run/a.sock',
    connection: false,
    runtime: false,
    pulls: false,
    sandboxes: none,
    containers: none,
    images: none,
    ...changes,
  };
}

describe('mergeChanges', () => {
  it('names every object that either of them names', () => {
    const older = change({ containers: new Set(['a', 'b']), sandboxes: new Set(['s']), pulls: true });
    const newer = change({ containers: new Set(['b', 'c']), connection: true });
    expect(mergeChanges(older, newer)).toEqual(
      change({
        containers: new Set(['a', 'b', 'c']),
        sandboxes: new Set(['s']),
        pulls: true,
        connection: true,
      }),
    );
    expect([...older.containers]).toEqual(['a', 'b']);
  });

  it('makes no change of two that are none', () => {
    expect(isEmptyChange(mergeChanges(change({}), change({})))).toBe(true);
    expect(isEmptyChange(mergeChanges(change({}), change({ images: new Set(['i']) })))).toBe(false);
  });
});
