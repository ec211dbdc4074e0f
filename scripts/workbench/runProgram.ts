import { spawn } from 'node:child_process';
import { abortReason } from './abortReason.ts';
import { killProcessGroup } from './processGroup.ts';

export interface RunProgramOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly signal?: AbortSignal | undefined;
  /** The program and its children are killed after this long. */
  readonly timeoutMs: number;
}

/**
 * Runs a program to its end and gives what it wrote to stdout. Rejects with the end of its stderr when it fails, and
 * with the signal's reason when aborted; either way, none of its process group is left.
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: RunProgramOptions,
): Promise<string> {
  const { signal, timeoutMs, ...spawnOptions } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));

  let stopReason: Error | undefined;
  const stop = (reason: Error) => {
    stopReason ??= reason;
    if (child.pid !== undefined) {
      void killProcessGroup(child.pid, { graceMs: 2_000 });
    }
  };
  const onAbort = () => stop(abortReason(signal));
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => stop(new Error(`${command} did not end within ${timeoutMs} ms.`)), timeoutMs);
  try {
    const exit = await new Promise<string | undefined>((resolve, reject) => {
      child.once('error', (cause) => reject(new Error(`Could not run ${command}: ${cause.message}`, { cause })));
      child.once('close', (code, signalName) => resolve(code === 0 ? undefined : `${signalName ?? code}`));
    });
    if (stopReason) {
      throw stopReason;
    }
    if (exit !== undefined) {
      const lastWords = (stderr.trim() || stdout.trim()).slice(-2_000);
      throw new Error(`${[command, ...args].join(' ')}: exit ${exit}\n${lastWords}`);
    }
    return stdout;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
