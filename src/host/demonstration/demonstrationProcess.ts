import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Disposable } from '../../common/disposable.ts';

/** The demonstration runtime as a process beside the extension host, for trying the extension without a runtime. */
export class DemonstrationProcess implements Disposable {
  readonly #programFile: string;
  readonly #onExit: () => void;
  #child: ChildProcess | undefined;
  #address: string | undefined;

  /**
   * @param programFile the bundled demonstration runtime
   * @param onExit called when it ended, asked or not
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
  async start(): Promise<void> {
    if (this.#child !== undefined) {
      return;
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-demo-'));
    const socketPath = path.join(folder, 'demo.sock');
    // In a desktop VS Code the extension host's program is Electron, which this variable makes behave as Node.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const child = spawn(process.execPath, [this.#programFile, '--socket', socketPath], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env,
    });
    this.#child = child;
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    void ended.then(async () => {
      this.#child = undefined;
      this.#address = undefined;
      await rm(folder, { recursive: true, force: true });
      this.#onExit();
    });
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      createInterface({ input: child.stdout }).once('line', () => resolve());
      void ended.then(() => reject(new Error('The demonstration runtime ended before it was ready.')));
    });
    this.#address = `unix://${socketPath}`;
  }

  dispose(): void {
    this.#child?.kill();
  }
}
