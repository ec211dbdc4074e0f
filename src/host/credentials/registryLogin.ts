import type * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { CriError } from '../../contract/failure.ts';
import type { RegistryCredentials, SecretPort } from '../../contract/image.ts';
import { registryOf } from '../../credentials/registryKeys.ts';
import type { CredentialNote, CredentialPlaces } from '../../credentials/places.ts';
import { type CredentialSource, findCredentials, type FoundCredentials } from '../../credentials/findCredentials.ts';
import { plainText } from '../../words/plainText.ts';
import { askLogin } from './askLogin.ts';

interface RegistryLoginParts {
  readonly secrets: SecretPort;
  readonly places: CredentialPlaces;
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
}

/** Pulls once: with the credentials given, or with none. */
export type PullAttempt<T> = (credentials: RegistryCredentials | undefined) => Promise<T>;

/**
 * Pulls an image with the login that this machine has for its registry. If the registry refuses, the person is asked
 * for one and the pull is tried once more; what succeeded is kept. Who gives up gets the first failure.
 */
export async function withRegistryLogin<T>(
  reference: string,
  signal: AbortSignal,
  pull: PullAttempt<T>,
  { secrets, places, l10n, log }: RegistryLoginParts,
): Promise<T> {
  const { found, notes } = await findCredentials(reference, { secrets, places, signal });
  notes.forEach((note) => log.warn(credentialNoteText(note)));
  if (found) {
    log.info(`Pulling ${plainText(reference)} with the login from ${credentialSourceWords(found.source, l10n)}`);
  }
  try {
    return await pull(found?.credentials);
  } catch (error) {
    if (!(error instanceof CriError) || error.failure.reason !== 'unauthorized') {
      throw error;
    }
    const registry = registryOf(reference);
    const username = found?.credentials.kind === 'password' ? found.credentials.username : '';
    const reason = reasonWords(registry, reference, found, l10n);
    const asked = await askLogin({ registry, reason, username }, signal, l10n);
    if (asked === undefined) {
      throw signal.aborted ? new CriError({ reason: 'cancelled', method: error.failure.method }) : error;
    }
    const pulled = await pull(asked);
    // The image is here: a keyring that does not work is no reason to say that it is not.
    await secrets.keep(asked).catch(() => log.warn(`The login to ${registry} was not kept: the secret storage failed`));
    return pulled;
  }
}

function reasonWords(registry: string, reference: string, found: FoundCredentials['found'], l10n: Localize): string {
  const image = plainText(reference);
  if (found === undefined) {
    return l10n.t('{0} gives {1} only to those who are logged in, or does not have it.', registry, image);
  }
  const source = credentialSourceWords(found.source, l10n);
  return l10n.t('{0} does not give {1} for the login from {2}.', registry, image, source);
}

/** Where a login came from, as part of a sentence. */
function credentialSourceWords(source: CredentialSource, l10n: Localize): string {
  switch (source.kind) {
    case 'kept':
      return l10n.t('the secret storage of the editor');
    case 'file':
      return plainText(source.path);
    case 'helper':
      return source.helper;
  }
}

/** One line for the log: where a login could not be looked for, and what to do about it. */
function credentialNoteText(note: CredentialNote): string {
  switch (note.problem) {
    case 'keptUnreadable':
      return 'The secret storage of the editor cannot be read: what was kept there is not used';
    case 'fileUnreadable':
      return `${plainText(note.path)} cannot be read (${note.code}): its logins are not used`;
    case 'fileMalformed':
      return `${plainText(note.path)} is not a JSON file of logins: log in again with the program that wrote it`;
    case 'entryMalformed':
      return `${plainText(note.path)}: what stands under ${plainText(note.key)} is no login: log in again`;
    case 'helperNameUnusable':
      return `${plainText(note.path)} names a credential helper that cannot be the name of a program: it was not run`;
    case 'helperAbsent':
      return `${note.helper} is not in the PATH of the extension host: its logins are not used`;
    case 'helperTimedOut':
      return `${note.helper} gave no answer within ${note.timeoutMs / 1000} s and was ended: it may wait for a person`;
    case 'helperFailed':
      return `${note.helper} failed (${note.exit}): run "${note.helper} list" to see why`;
    case 'helperAnswerMalformed':
      return `${note.helper} gave an answer that is no login`;
  }
}
