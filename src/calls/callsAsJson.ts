import type { CallRecord } from '../contract/call.ts';
import type { RuntimeVersion } from '../contract/runtime.ts';
import { hidden } from '../redact/secretNames.ts';

export interface CallsHeader {
  readonly extensionVersion: string;
  /** Absent of a runtime that has not said. */
  readonly runtime?: RuntimeVersion | undefined;
  /** Milliseconds since 1970. */
  readonly exportedAtMs: number;
}

/** Raised when a reader of an older file would misread a newer one. */
const formatVersion = 1;

/** Calls as a file, always in the same order of fields. Records are redacted already. */
export function callsAsJson(header: CallsHeader, calls: readonly CallRecord[]): string {
  const { extensionVersion, runtime, exportedAtMs } = header;
  const content = {
    format: 'cri-explorer-calls',
    formatVersion,
    extensionVersion,
    runtime: runtime === undefined ? null : runtimeInOrder(runtime),
    exportedAt: new Date(exportedAtMs).toISOString(),
    notice: `Environment values and likely secrets are left out: ${hidden} stands in their place.`,
    calls: calls.map(callInOrder),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function callInOrder(call: CallRecord): CallRecord {
  const { id, endpointId, service, method, startedAtMs, durationMs, outcome, detail } = call;
  const { requestBytes, responseBytes, messages, request, response } = call;
  return {
    ...{ id, endpointId, service, method, startedAtMs },
    ...(durationMs !== undefined && { durationMs }),
    outcome,
    ...(detail !== undefined && { detail }),
    ...{ requestBytes, responseBytes, messages, request, response },
  };
}

function runtimeInOrder({ name, version, apiVersion }: RuntimeVersion): RuntimeVersion {
  return { name, version, apiVersion };
}
