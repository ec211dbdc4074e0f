import type { CallRecord } from '../../src/contract/call.ts';

/** A call of Version that succeeded. */
export function callRecord(changes: Partial<CallRecord> = {}): CallRecord {
  return {
    id: 1,
    endpointId: 'unix:///run/containerd.sock',
    service: 'runtime.v1.RuntimeService',
    method: 'Version',
    startedAtMs: 1_719_000_000_000,
    durationMs: 1.25,
    outcome: 'ok',
    requestBytes: 0,
    responseBytes: 24,
    messages: 1,
    request: { version: '' },
    response: { runtime_name: 'containerd' },
    ...changes,
  };
}
