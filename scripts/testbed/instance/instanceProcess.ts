import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type InstancePlace, markerVariable } from './instancePlace.ts';

export interface ProgramToStart {
  readonly file: string;
  readonly args: readonly string[];
  /** Whole: nothing of this process's own environment is passed on. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** A daemon of an instance. It has a session of its own, so that Ctrl-C in a terminal leaves it to its owner. */
export class InstanceProcess {
  readonly #child: ChildProcess;
  readonly #program: ProgramToStart;

  private constructor(
    child: ChildProcess,
    program: ProgramToStart,
    readonly pid: number,
  ) {
    this.#child = child;
    this.#program = program;
  }

  static async start(place: InstancePlace, program: ProgramToStart): Promise<InstanceProcess> {
    const log = await open(program.logFile, 'a', 0o644);
    try {
      const env = { ...program.env, [markerVariable]: place.id };
      const stdio = ['ignore', log.fd, log.fd] as const;
      const options = { env, detached: true, stdio: [...stdio], cwd: place.folder };
      const child = spawn(program.file, [...program.args], options);
      await once(child, 'spawn');
      child.unref();
      if (child.pid === undefined) throw new Error(`${program.file} has no process id`);
      return new InstanceProcess(child, program, child.pid);
    } finally {
      await log.close();
    }
  }

  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Asks until there is an answer. @throws with the end of the log when the program ends or the time is over. */
  async ready<T>(ask: () => Promise<T | undefined>, timeoutMs = 60_000): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const answer = await ask().catch(() => undefined);
      if (answer !== undefined) return answer;
      if (this.ended || Date.now() > deadline) {
        const log = (await readFile(this.#program.logFile, 'utf8')).trim().split('\n').slice(-10).join('\n');
        const what = this.ended ? 'ended at once' : `was not ready after ${timeoutMs} ms`;
        throw new Error(`${this.#program.file} ${what}. The end of its log:\n${log}`);
      }
      await delay(20);
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.ended) return;
    const exit = once(this.#child, 'exit');
    this.#child.ref();
    this.#child.kill(signal);
    await exit;
  }
}
