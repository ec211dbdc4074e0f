import type { InputQueue } from './inputQueue.ts';
import type { Machine } from './machine.ts';
import type { Signals } from './signals.ts';
import type { Terminal } from './terminal.ts';

/** Writes to one of a process's outputs; resolves when the reader can take more. */
export type Output = (data: string | Uint8Array) => Promise<void>;

/** What a process in a container has. */
export interface ProcessContext {
  readonly argv: readonly string[];
  readonly env: Map<string, string>;
  workingDirectory: string;
  readonly pid: number;
  readonly stdin: InputQueue;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly terminal: Terminal | undefined;
  readonly signals: Signals;
  /** Aborted when the process must end, with a Killed as the reason. */
  readonly signal: AbortSignal;
  readonly machine: Machine;
}

/** Runs to its exit code, or throws the Killed that its signal was aborted with. */
export type Program = (context: ProcessContext) => Promise<number>;
