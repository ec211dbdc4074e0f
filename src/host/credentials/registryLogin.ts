import type * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { CriError } from '../../contract/failure.ts';
import type { RegistryCredentials, SecretPort } from '../../contract/image.ts';
import { registryOf, writtenRegistry } from '../../credentials/registryKeys.ts';
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
  const passedOver = notes.map((note) => credentialNoteText(note, l10n));
  passedOver.forEach((line) => log.warn(line));
  if (found) {
    log.info(`Pulling ${plainText(reference)} with the login from ${credentialSourceWords(found.source, l10n)}`);
  }
  try {
    return await pull(found?.credentials);
  } catch (error) {
    if (!(error instanceof CriError) || error.failure.reason !== 'unauthorized') {
      throw error;
    }
    const registry = writtenRegistry(reference);
    const username = found?.credentials.kind === 'password' ? found.credentials.username : '';
    const reason = [reasonWords(registry, reference, found, l10n), ...passedOver].join(' ');
    const asked = await askLogin({ registry, reason, username }, signal, l10n);
    if (asked === undefined) {
      throw signal.aborted ? new CriError({ reason: 'cancelled', method: error.failure.method }) : error;
    }
    const pulled = await pull(asked);
    // The image is here: a keyring that does not work is no reason to say that it is not.
    await secrets
      .keep({ ...asked, registry: registryOf(reference) })
      .catch(() => log.warn(`The login to ${registry} was not kept: the secret storage failed`));
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
    case 'variable':
      return l10n.t('the variable {0}', source.variable);
    case 'helper':
      return source.helper;
  }
}

/** Where a login could not be looked for, and what to do about it: for the log, and for who is asked for one instead. */
function credentialNoteText(note: CredentialNote, l10n: Localize): string {
  switch (note.problem) {
    case 'keptUnreadable':
      return l10n.t('The secret storage of the editor cannot be read: what was kept there is not used.');
    case 'fileUnreadable':
      return l10n.t('{0} cannot be read ({1}): its logins are not used.', plainText(note.path), note.code);
    case 'fileMalformed':
      return l10n.t('{0} holds no JSON of logins: log in again with the program that wrote it.', plainText(note.path));
    case 'entryMalformed':
      return l10n.t('{0}: what stands under {1} is no login: log in again.', plainText(note.path), plainText(note.key));
    case 'helperNameUnusable':
      return l10n.t(
        '{0} names a credential helper that cannot be the name of a program: it was not run.',
        plainText(note.path),
      );
    case 'helperAbsent':
      return l10n.t('{0} is not in the PATH of the extension host: its logins are not used.', note.helper);
    case 'helperTimedOut':
      return l10n.t(
        '{0} gave no answer within {1} s and was ended: it may wait for a person.',
        note.helper,
        note.timeoutMs / 1000,
      );
    case 'helperFailed':
      return l10n.t('{0} failed ({1}): run "{0} list" to see why.', note.helper, note.exit);
    case 'helperAnswerMalformed':
      return l10n.t('{0} gave an answer that is no login.', note.helper);
  }
}
