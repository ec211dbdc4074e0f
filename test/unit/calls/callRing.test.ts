import { describe, expect, it } from 'vitest';
import { CallRing } from '../../../src/calls/callRing.ts';
import { callRecord } from '../../builders/callRecord.ts';

function ids(ring: CallRing): readonly number[] {
  return ring.records.map(({ id }) => id);
}

describe('CallRing', () => {
  it('keeps the newest, by number', () => {
    const ring = new CallRing({ maxRecords: 2, maxSize: 1_000 });
    [1, 2, 3].forEach((id) => ring.put({ record: callRecord({ id }), size: 1 }));
    expect(ids(ring)).toEqual([2, 3]);
  });

  it('keeps the newest, by size, and one whatever its size', () => {
    const ring = new CallRing({ maxRecords: 10, maxSize: 100 });
    [1, 2, 3].forEach((id) => ring.put({ record: callRecord({ id }), size: 40 }));
    expect(ids(ring)).toEqual([2, 3]);
    ring.put({ record: callRecord({ id: 4 }), size: 500 });
    expect(ids(ring)).toEqual([4]);
  });

  it('counts a record that is put again once, with its new size', () => {
    const ring = new CallRing({ maxRecords: 10, maxSize: 100 });
    ring.put({ record: callRecord({ id: 1, outcome: 'underWay' }), size: 90 });
    ring.put({ record: callRecord({ id: 1 }), size: 50 });
    ring.put({ record: callRecord({ id: 2 }), size: 50 });
    expect(ids(ring)).toEqual([1, 2]);
  });

  it('lets a subscription outlive what has ended since', () => {
    const ring = new CallRing({ maxRecords: 2, maxSize: 1_000 });
    ring.put({ record: callRecord({ id: 1, outcome: 'underWay' }), size: 1 });
    [2, 3, 4].forEach((id) => ring.put({ record: callRecord({ id }), size: 1 }));
    expect(ids(ring)).toEqual([1, 4]);
  });

  it('is bounded also when nothing ends', () => {
    const ring = new CallRing({ maxRecords: 2, maxSize: 1_000 });
    [1, 2, 3].forEach((id) => ring.put({ record: callRecord({ id, outcome: 'underWay' }), size: 1 }));
    expect(ids(ring)).toEqual([2, 3]);
  });
});
