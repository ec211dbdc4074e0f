import type { CriReason } from './failure.ts';
import type { JsonValue } from './json.ts';

/** A call that the extension made on an endpoint, as the Calls panel lists it. Plain JSON; secrets are redacted. */
export interface CallRecord {
  /** Counts up in the endpoint. */
  readonly id: number;
  readonly endpointId: string;
  /** `runtime.v1.RuntimeService`, `containerd.services.tasks.v1.Tasks` … */
  readonly service: string;
  readonly method: string;
  readonly startedAtMs: number;
  /** Milliseconds with fractions; absent while the call is under way. */
  readonly durationMs?: number;
  readonly outcome: 'underWay' | 'ok' | CriReason;
  /** What the runtime said of a failure. */
  readonly detail?: string;
  /** On the wire, without framing. */
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Replies so far: 1 for a unary call that succeeded, any number for a stream. */
  readonly messages: number;
  readonly request: JsonValue;
  /** Of a stream the newest reply; cut where it is long, with a word that it was. */
  readonly response: JsonValue;
}
