import type { Client, Metadata } from '@grpc/grpc-js';

export interface Cancellable {
  cancel(): void;
}

/** What one attempt at a call needs besides its method and request. */
export interface OutgoingCall {
  readonly client: Client;
  readonly metadata: Metadata;
  /** Milliseconds since 1970; infinite for none. */
  readonly deadline: number;
  /** Hands out the call as soon as it exists, so that it can be cancelled. */
  readonly begun: (call: Cancellable) => void;
}
