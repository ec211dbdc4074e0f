import type { TerminalSize } from '../contract/container.ts';
import type { ExecEnd } from './execEnd.ts';

export type OutputSource = 'stdout' | 'stderr';

/** Takes output as the runtime sent it: a chunk may end in the middle of a character. */
export type OnOutput = (bytes: Uint8Array, source: OutputSource) => void;

/** A command that runs in a container, with its streams. */
export interface ExecStream {
  /** Never rejects. All output has been delivered before it resolves, except after `close`. */
  readonly done: Promise<ExecEnd>;
  /** Resolves when the system has taken the bytes: wait for it before sending much more. Dropped after the end. */
  write(bytes: Uint8Array): Promise<void>;
  resize(size: TerminalSize): void;
  /** Stops the output; what the command goes on to write waits in the runtime, and then in the command itself. */
  pause(): void;
  resume(): void;
  /** Ends the connection. A command with a terminal is asked to end; one without may live on. */
  close(): void;
}
