import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { runProgram } from '../../scripts/workbench/runProgram.ts';
import { poll } from './objects/poll.ts';

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** `npm start` as a person has it in a terminal. */
export class StartedProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #exit: Promise<readonly unknown[]>;
  #output = '';

  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const bootstrap = path.join(root, 'scripts/bootstrap.mjs');
    this.#child = spawn(process.execPath, [bootstrap, 'start', ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, as a shell makes one for each job.
      detached: true,
    });
    this.#exit = once(this.#child, 'close');
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
  }

  get output(): string {
    return this.#output;
  }

  /** The address that it prints for a person to open. */
  async url(): Promise<string> {
    const found = await poll(
      'the address of the workbench',
      () => {
        if (this.#child.exitCode !== null) {
          throw new Error(`It has ended with ${this.#child.exitCode}:\n${this.#output}`);
        }
        return /^Open +(http\S+)$/m.exec(this.#output)?.[1];
      },
      { timeoutMs: 240_000 },
    );
    return found;
  }

  /** All that it started, and what that started. What a shim was handed to lives under another parent. */
  async descendants(): Promise<readonly RunningProcess[]> {
    const all = await runningProcesses();
    const found = all.filter(({ pid, group }) => pid === this.#child.pid || group === this.#child.pid);
    for (const { pid } of found) {
      found.push(...all.filter((other) => other.parent === pid && !found.includes(other)));
    }
    return found;
  }

  /** Ctrl-C: the terminal sends it to the whole group. Gives how it ended: the exit code, or the signal's name. */
  interrupt(): Promise<unknown> {
    return this.#end(-this.#pid, 'SIGINT');
  }

  /** What `kill` and a service manager send, to the process they know only. */
  terminate(): Promise<unknown> {
    return this.#end(this.#pid, 'SIGTERM');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await this.terminate();
    }
  }

  get #pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) {
      throw new Error('It could not be started.');
    }
    return pid;
  }

  async #end(target: number, signal: NodeJS.Signals): Promise<unknown> {
    process.kill(target, signal);
    const [code, by] = await this.#exit;
    return code ?? by;
  }
}

/** Zombies are left out: they have ended, and wait for their parent to notice. */
export async function runningProcesses(): Promise<RunningProcess[]> {
  const table = await runProgram('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=,args='], { timeoutMs: 10_000 });
  return table.split('\n').flatMap((line) => {
    const [, pid, parent, group, state, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return state === undefined || command === undefined || state.startsWith('Z')
      ? []
      : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
  });
}
