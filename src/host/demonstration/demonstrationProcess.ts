import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Disposable } from '../../common/disposable.ts';
import { startProcess } from '../../common/startProcess.ts';

/**
 * The demonstration runtime as a process beside the extension host, for trying the extension without a runtime.
 *
 * Lives in host although it needs no vscode: it runs the extension host's own program, and the extension alone starts it.
 */
export class DemonstrationProcess implements Disposable {
  readonly #programFile: string;
  readonly #onExit: () => void;
  readonly #disposed = new AbortController();
  #started: Promise<void> | undefined;
  #address: string | undefined;

  /**
   * @param programFile the bundled demonstration runtime
   * @param onExit called when it ended by itself
   */
  constructor(programFile: string, onExit: () => void) {
    this.#programFile = programFile;
    this.#onExit = onExit;
  }

  /** The address it serves while it runs. */
  get address(): string | undefined {
    return this.#address;
  }

  /** Starts it, if it does not run, and resolves when it answers. */
  start(): Promise<void> {
    this.#started ??= this.#run().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  dispose(): void {
    this.#disposed.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#disposed;
    const { address, ended } = await startDemonstration(this.#programFile, signal);
    this.#address = address;
    void ended.then(() => {
      this.#address = undefined;
      this.#started = undefined;
      if (!signal.aborted) {
        this.#onExit();
      }
    });
  }
}

interface RunningDemonstration {
  /** Where it serves CRI. */
  readonly address: string;
  /** Resolves when it has ended, asked or not, and its folder is gone. */
  readonly ended: Promise<void>;
}

/**
 * Starts the demonstration runtime as a process of its own, on a socket in a folder of its own, and resolves when it
 * answers.
 *
 * @param programFile the bundled demonstration runtime
 * @param signal ends it, whether it answers already or not
 * @throws Error with its last words, when it ends before it answers
 */
export async function startDemonstration(programFile: string, signal: AbortSignal): Promise<RunningDemonstration> {
  signal.throwIfAborted();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-demo-'));
  const socketPath = path.join(folder, 'demo.sock');
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const child = await startProcess(() =>
    spawn(process.execPath, [programFile, '--socket', socketPath], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // In a desktop VS Code the extension host's program is Electron, which this variable makes behave as Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      signal,
    }),
  );
  if (child instanceof Error) {
    await removeFolder();
    throw new Error(`The demonstration runtime could not be started. ${child.message}`);
  }
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-2_000);
  });
  // Aborting the signal is an error of the child's too; `close` comes after any.
  child.on('error', (error) => {
    lastWords = error.message;
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve())).then(removeFolder);
  const ready = new Promise<void>((resolve) => createInterface({ input: child.stdout }).once('line', () => resolve()));
  const failed = ended.then(() => {
    throw new Error(`The demonstration runtime ended before it was ready. ${lastWords}`.trimEnd());
  });
  await Promise.race([ready, failed]);
  return { address: `unix://${socketPath}`, ended };
}
