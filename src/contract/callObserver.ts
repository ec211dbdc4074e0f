import type { CriFailure } from './failure.ts';

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
