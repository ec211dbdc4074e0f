import { describe, expect, it } from 'vitest';
import { callFilter } from '../../../../src/webview/calls/callFilter.ts';
import { callRecord } from '../../../builders/callRecord.ts';

const calls = [
  callRecord({ id: 1, method: 'ListContainers' }),
  callRecord({ id: 2, method: 'StopContainer', outcome: 'deadlineExceeded' }),
  callRecord({ id: 3, method: 'GetContainerEvents', outcome: 'underWay' }),
  callRecord({
    id: 4,
    service: 'runtime.v1.ImageService',
    method: 'PullImage',
    outcome: 'notFound',
    detail: 'no such tag',
  }),
];

const found = (text: string) => calls.filter(callFilter(text)).map(({ id }) => id);

describe('callFilter', () => {
  it.each([
    ['', [1, 2, 3, 4]],
    ['  ', [1, 2, 3, 4]],
    ['method:Container', [1, 2, 3]],
    ['METHOD:stop', [2]],
    ['service:image', [4]],
    ['status:ok', [1]],
    ['status:failed', [2, 4]],
    ['status:running', [3]],
    ['status:notfound', [4]],
    ['method:Container status:failed', [2]],
    ['-status:ok', [2, 3, 4]],
    ['tag', [4]],
    ['deadline', [2]],
    ['imageservice', [4]],
    ['-container', [4]],
  ])('%j finds %j', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it.each(['method:', '-', 'status:', 'service:  '])(
    'takes %j, which is not written to its end, for nothing',
    (text) => {
      expect(found(text)).toEqual([1, 2, 3, 4]);
    },
  );

  it('looks for what has a colon and is no field as it is written', () => {
    expect(found('foo:bar')).toEqual([]);
    expect(calls.map((call) => ({ ...call, detail: 'at foo:bar' })).filter(callFilter('foo:bar'))).toHaveLength(4);
  });
});
