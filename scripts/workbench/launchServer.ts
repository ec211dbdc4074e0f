import { spawn, type SpawnOptions } from 'node:child_process';
import { abortReason } from './abortReason.ts';
import { killProcessGroup } from './processGroup.ts';

export interface LaunchServerOptions {
  readonly spawnOptions: Pick<SpawnOptions, 'env' | 'cwd' | 'uid' | 'gid'>;
  readonly log: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface LaunchedServer {
  readonly port: number;
  readonly processGroupId: number;
  /** Settles when the group's leader has ended. */
  readonly ended: Promise<void>;
}

/** It takes about 1 s on an idle machine. */
const startTimeoutMs = 60_000;

/** Starts a server in a process group of its own and reads the port from what it prints. */
export async function launchServer(command: readonly string[], options: LaunchServerOptions): Promise<LaunchedServer> {
  const { spawnOptions, log, signal } = options;
  const [program = '', ...args] = command;
  // The pipe to stdin is never written: its end tells serverGuard.cjs that this process is gone.
  const child = spawn(program, args, { ...spawnOptions, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  let onAbort: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const port = await new Promise<number>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`The VS Code server ${why}\n${output.slice(-4_000)}`));
      const read = (text: string) => {
        log(text);
        output += text;
        const listening = /Extension host agent listening on (\d+)/.exec(output);
        if (listening) {
          resolve(Number(listening[1]));
        }
        // It stays alive without a port.
        if (/Error: listen E[A-Z]+/.test(output)) {
          fail('could not listen.');
        }
      };
      child.stdout.setEncoding('utf8').on('data', read);
      child.stderr.setEncoding('utf8').on('data', read);
      child.once('error', (error) => fail(`could not be run: ${error.message}`));
      child.once('close', () => fail('ended before it listened.'));
      timer = setTimeout(() => fail(`did not listen within ${startTimeoutMs} ms.`), startTimeoutMs);
      onAbort = () => reject(abortReason(signal));
      signal?.addEventListener('abort', onAbort, { once: true });
    });
    if (child.pid === undefined) {
      throw new Error('The VS Code server has no process id.');
    }
    return { port, processGroupId: child.pid, ended };
  } catch (error) {
    if (child.pid !== undefined) {
      await killProcessGroup(child.pid, { graceMs: 0 });
    }
    throw error;
  } finally {
    clearTimeout(timer);
    if (onAbort) {
      signal?.removeEventListener('abort', onAbort);
    }
  }
}
