import type { Disposable } from '../common/disposable.ts';
import type { Event } from '../common/emitter.ts';
import type { CriFailure, CriReason } from './failure.ts';
import type { JsonValue } from './json.ts';

export interface CallOptions {
  /** Aborting ends the call with reason `cancelled`, also on the runtime's side. */
  readonly signal?: AbortSignal;
  /** How long the call may take; every call has a default. */
  readonly deadlineMs?: number;
}

export interface ListOptions<Item> extends CallOptions {
  /**
   * Called with each item as soon as it is decoded; what it returns stands in the list. Of ten thousand items that say
   * nothing new none then outlives the moment, which is cheap for the garbage collector: letting all of them grow old
   * first blocks the event loop for tens of milliseconds.
   */
  readonly keep?: (item: Item) => Item;
}

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
  /** The reply, for a stream the newest one. A long one is cut, and says so. */
  readonly response: JsonValue;
}

/** Is told of every call of a channel. Must not throw, nor change what it is shown. */
export interface CallObserver {
  /** Once for each call, also for one that a reconnect has sent again. */
  begun(call: BegunCall): CallProgress;
}

export interface BegunCall {
  /** `runtime.v1.RuntimeService` */
  readonly service: string;
  readonly method: string;
  /** As it is given to the encoder, secrets included. */
  readonly request: unknown;
}

/** What becomes of one call. Sizes are in bytes, on the wire without framing. */
export interface CallProgress {
  sent(bytes: number): void;
  /** Once for a unary call that succeeded, any number of times for a stream. */
  received(message: unknown, bytes: number): void;
  /** The last that is told of it. */
  ended(failure?: CriFailure): void;
}

/** The calls of one endpoint. They are counted always, and recorded only while somebody watches. */
export interface CallHistory extends Disposable {
  /** Calls that began in the last minute. */
  readonly inLastMinute: number;
  /** Records calls from now on, with those under way. Disposing the last watch forgets every record. */
  watch(): Disposable;
  /** The records that are kept at this moment, in the order in which their calls began. */
  readonly records: readonly CallRecord[];
  /** Some moments after the fact, so that a flood is told of in few changes. */
  readonly onDidChange: Event<CallHistoryChange>;
  /** Forgets every record; a call that is under way has one again when it changes. */
  clear(): void;
}

export interface CallHistoryChange {
  /** Whether these are all that there are, instead of those that began or changed. */
  readonly all: boolean;
  readonly calls: readonly CallRecord[];
}
