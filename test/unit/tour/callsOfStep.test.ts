import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../src/contract/call.ts';
import { callsOfStep } from '../../../src/tour/recordTour.ts';

function call(method: string, startedAtMs: number, service = 'runtime.v1.RuntimeService'): CallRecord {
  return {
    id: startedAtMs,
    endpointId: 'e',
    service,
    method,
    startedAtMs,
    outcome: 'ok',
    requestBytes: 0,
    responseBytes: 0,
    messages: 1,
    request: {},
    response: {},
  };
}

describe('callsOfStep', () => {
  it('takes the calls of the step and leaves the readings of the views', () => {
    const records = [
      call('RemoveContainer', 5),
      call('ListContainers', 11),
      call('RemoveContainer', 12),
      call('StopPodSandbox', 13),
      call('RemoveContainer', 14, 'another.Service'),
    ];
    expect(callsOfStep('remove', records, 10).map(({ startedAtMs }) => startedAtMs)).toEqual([12, 13]);
  });
});
