import type { TerminalSize } from '../contract/container.ts';

type OutputSource = 'stdout' | 'stderr';

/** Called with output as the runtime sent it: a chunk may end in the middle of a character. */
export type OnOutput = (bytes: Uint8Array, source: OutputSource) => void;

/** A command that runs in a container, with its streams. */
export interface ExecStream {
  /** Never rejects. All output has been delivered before it resolves, except after `close`. */
  readonly done: Promise<ExecEnd>;
  /**
   * Resolves when the system has taken the bytes: wait for it before sending much more. After the end of the command the
   * bytes are dropped.
   */
  write(bytes: Uint8Array): Promise<void>;
  resize(size: TerminalSize): void;
  /** Stops the output. What the command goes on to write fills the runtime's buffers, and then blocks the command. */
  pause(): void;
  resume(): void;
  /** Ends the connection. A command with a terminal is asked to end; one without may live on. */
  close(): void;
}

/** How an exec ended. */
export type ExecEnd =
  | { readonly kind: 'exited'; readonly code: number }
  /** The runtime could not run the command, or lost it. The message is the runtime's. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The connection broke before the runtime told how the command ended. */
  | { readonly kind: 'connectionLost'; readonly detail: string }
  /** The extension closed the stream. */
  | { readonly kind: 'closed' };
