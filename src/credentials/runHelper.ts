import { type ChildProcess, spawn } from 'node:child_process';

export interface HelperRun {
  /** What the helper is asked for: the registry as its tool calls it. */
  readonly serverAddress: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** Ends the helper; nothing is found then. */
  readonly signal: AbortSignal;
}

export type HelperEnding =
  | 'aborted'
  | 'timedOut'
  /** It did not start, or said too much; the system's code. */
  | { readonly error: string }
  /** A number, or the name of the signal that ended it. */
  | { readonly exit: string; readonly stdout: string };

/** Far beyond any answer: a helper that goes on writing is ended. */
const maxAnswerBytes = 1 << 20;

/** Runs a helper to its end, or ends it: without a shell, in a process group of its own that goes as a whole. */
export function runHelper(
  program: string,
  { serverAddress, env, timeoutMs, signal }: HelperRun,
): Promise<HelperEnding> {
  if (signal.aborted) {
    return Promise.resolve('aborted');
  }
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], {
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
      windowsHide: true,
    });
    const answer: Buffer[] = [];
    let answerBytes = 0;
    const settle = (ending: HelperEnding): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(ending);
    };
    const endWith = (ending: HelperEnding): void => {
      endGroup(child);
      child.stdout.destroy();
      settle(ending);
    };
    const onAbort = (): void => endWith('aborted');
    const timer = setTimeout(() => endWith('timedOut'), timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    child.on('error', (error) => settle({ error: 'code' in error ? String(error.code) : error.name }));
    child.on('close', (code, endSignal) =>
      settle({ exit: String(code ?? endSignal), stdout: Buffer.concat(answer).toString('utf8') }),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      answer.push(chunk);
      answerBytes += chunk.length;
      if (answerBytes > maxAnswerBytes) {
        endWith({ error: 'E2BIG' });
      }
    });
    // It may end without reading what it is told.
    child.stdin.on('error', () => undefined);
    child.stdin.end(serverAddress);
  });
}

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? NaN), 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
