import type { Disposable } from '../common/disposable.ts';
import type { Event } from '../common/emitter.ts';
import type { CallRecord } from './callRecord.ts';

/** The calls of one endpoint. They are counted always, and recorded only while somebody watches. */
export interface CallHistory extends Disposable {
  /** Calls that began in the last minute. */
  readonly inLastMinute: number;
  /** Records calls from now on, with those under way. Disposing the last watch forgets every record. */
  watch(): Disposable;
  /** Those that are kept, as of this moment; the one that began first comes first. */
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
