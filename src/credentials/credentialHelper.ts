import { type ChildProcess, spawn } from 'node:child_process';
import { isRecord } from '../common/isRecord.ts';
import { startProcess } from '../common/startProcess.ts';
import { errorCode } from '../common/thrown.ts';
import { exactJson } from '../common/parseExactJson.ts';
import type { RegistryCredentials } from '../contract/image.ts';
import { loginCredentials } from './authFile.ts';
import { field } from './goJson.ts';
import type { CredentialNote } from './places.ts';

interface HelperRun {
  /** The registry as the tool of the helper calls it. */
  readonly serverAddress: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** Aborting ends the helper; nothing is found then. */
  readonly signal: AbortSignal;
}

export interface HelperCall extends HelperRun {
  /** The registry that the credentials are for. */
  readonly registry: string;
  readonly note: (note: CredentialNote) => void;
}

const usableName = /^[A-Za-z0-9._-]+$/;

export function isUsableHelperName(name: string): boolean {
  return usableName.test(name);
}

/**
 * Asks `docker-credential-<name>` for the login of a registry, by the protocol of docker-credential-helpers: the
 * address goes to its standard input, and JSON with `Username` and `Secret` comes back. The words of a helper that fails
 * are not passed on: they may hold a secret. `undefined` where it has none, `failed` where it could not say. Never rejects.
 *
 * @param name passes `isUsableHelperName`
 */
export async function askCredentialHelper(
  name: string,
  call: HelperCall,
): Promise<RegistryCredentials | 'failed' | undefined> {
  const helper = `docker-credential-${name}`;
  const { registry, note, signal, timeoutMs } = call;
  const ending = await runHelper(helper, call);
  if (signal.aborted || ending === 'aborted') {
    return undefined;
  }
  if (ending === 'timedOut') {
    note({ problem: 'helperTimedOut', helper, timeoutMs });
    return 'failed';
  }
  if ('error' in ending) {
    note(
      ending.error === 'ENOENT'
        ? { problem: 'helperAbsent', helper }
        : { problem: 'helperFailed', helper, exit: ending.error },
    );
    return 'failed';
  }
  if (ending.exit !== '0') {
    // Every helper says it in these words, on its standard output.
    if (/credentials not found/i.test(ending.stdout)) {
      return undefined;
    }
    note({ problem: 'helperFailed', helper, exit: ending.exit });
    return 'failed';
  }
  const login = parseAnswer(ending.stdout);
  if (login === undefined) {
    note({ problem: 'helperAnswerMalformed', helper });
    return 'failed';
  }
  return loginCredentials(registry, login.username, login.secret);
}

function parseAnswer(text: string): { readonly username: string; readonly secret: string } | undefined {
  const answer = exactJson(text);
  if (!isRecord(answer)) {
    return undefined;
  }
  const [username, secret] = [field(answer, 'Username'), field(answer, 'Secret')];
  return typeof username === 'string' && typeof secret === 'string' ? { username, secret } : undefined;
}

type HelperEnding =
  | 'aborted'
  | 'timedOut'
  /** It did not start, or wrote too much: the system's code. */
  | { readonly error: string }
  /** The exit code, or the name of the signal that ended it. */
  | { readonly exit: string; readonly stdout: string };

/** Far beyond any answer: a helper that goes on writing is ended. */
const maxAnswerBytes = 1 << 20;

/** Runs a helper without a shell. It has a process group of its own, so that its children end with it. */
async function runHelper(program: string, { serverAddress, env, timeoutMs, signal }: HelperRun): Promise<HelperEnding> {
  if (signal.aborted) {
    return 'aborted';
  }
  const child = await startProcess(() =>
    spawn(program, ['get'], { env, stdio: ['pipe', 'pipe', 'ignore'], detached: true, windowsHide: true }),
  );
  if (child instanceof Error) {
    return notRun(child);
  }
  return new Promise((resolve) => {
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
    child.on('error', (error) => settle(notRun(error)));
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
    // A helper that ends without reading its input breaks the pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(serverAddress);
    // Nobody heard of it while the helper started.
    if (signal.aborted) {
      onAbort();
    }
  });
}

function notRun(error: Error): HelperEnding {
  return { error: errorCode(error) ?? error.name };
}

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? NaN), 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
