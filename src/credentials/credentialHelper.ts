import { isRecord } from '../common/isRecord.ts';
import type { RegistryCredentials } from '../contract/image.ts';
import type { CredentialNote } from './credentialNote.ts';
import { loginCredentials } from './loginCredentials.ts';
import { type HelperRun, runHelper } from './runHelper.ts';

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
 * address goes to its standard input, and JSON with `Username` and `Secret` comes back. What a helper says when it
 * fails is not passed on: it may hold what it was asked for. Never rejects.
 *
 * @param name a usable one
 */
export async function askCredentialHelper(name: string, call: HelperCall): Promise<RegistryCredentials | undefined> {
  const helper = `docker-credential-${name}`;
  const { registry, note, signal, timeoutMs } = call;
  const ending = await runHelper(helper, call);
  if (signal.aborted || ending === 'aborted') {
    return undefined;
  }
  if (ending === 'timedOut') {
    note({ problem: 'helperTimedOut', helper, timeoutMs });
    return undefined;
  }
  if ('error' in ending) {
    note(
      ending.error === 'ENOENT'
        ? { problem: 'helperAbsent', helper }
        : { problem: 'helperFailed', helper, exit: ending.error },
    );
    return undefined;
  }
  if (ending.exit !== '0') {
    // Every helper words it like this, on its standard output.
    if (!/credentials not found/i.test(ending.stdout)) {
      note({ problem: 'helperFailed', helper, exit: ending.exit });
    }
    return undefined;
  }
  const login = parseAnswer(ending.stdout);
  if (login === undefined) {
    note({ problem: 'helperAnswerMalformed', helper });
    return undefined;
  }
  return loginCredentials(registry, login.username, login.secret);
}

function parseAnswer(text: string): { readonly username: string; readonly secret: string } | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(answer)) {
    return undefined;
  }
  const { Username: username, Secret: secret } = answer;
  return typeof username === 'string' && typeof secret === 'string' ? { username, secret } : undefined;
}
