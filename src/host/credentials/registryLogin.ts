import type * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { CriError } from '../../contract/failure.ts';
import type { RegistryCredentials, SecretPort } from '../../contract/image.ts';
import { registryOf, writtenRegistry } from '../../credentials/registryKeys.ts';
import type { CredentialNote, CredentialPlaces } from '../../credentials/places.ts';
import { type CredentialSource, findCredentials, type FoundCredentials } from '../../credentials/findCredentials.ts';
import { plainText } from '../../words/plainText.ts';
import { askLogin } from './askLogin.ts';
import type { EndpointsInClear } from './endpointsInClear.ts';
import { LoginConsent } from './loginConsent.ts';

interface RegistryLoginParts {
  readonly secrets: SecretPort;
  readonly places: CredentialPlaces;
  readonly inClear: EndpointsInClear;
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
}

export interface LoginRequest {
  readonly reference: string;
  /** Whose runtime pulls. It is sent the login, and can read it. */
  readonly endpoint: Endpoint;
  readonly signal: AbortSignal;
}

/** Pulls once: with the credentials given, or with none. */
export type PullAttempt<T> = (credentials: RegistryCredentials | undefined) => Promise<T>;

/**
 * Pulls an image with the login that this machine has for its registry. If the registry refuses, the person is asked
 * for one and the pull is tried once more; what succeeded is kept. Who gives up gets the first failure. A login that
 * would go where the person may not expect it is asked about first.
 */
export async function withRegistryLogin<T>(
  { reference, endpoint, signal }: LoginRequest,
  pull: PullAttempt<T>,
  { secrets, places, inClear, l10n, log }: RegistryLoginParts,
): Promise<T> {
  const registry = writtenRegistry(reference);
  const consent = new LoginConsent({ endpoint, inClear, l10n });
  // A keyring that does not work is no reason to fail: the image is here.
  const keep = (login: RegistryCredentials, endpointIds: readonly string[]): Promise<void> =>
    secrets
      .keep({ credentials: { ...login, registry: registryOf(reference) }, endpointIds })
      .catch(() => log.warn(`The login to ${registry} was not kept: the secret storage failed`));

  const { found, notes } = await findCredentials(reference, { secrets, places, signal });
  const passedOver = notes.map((note) => credentialNoteText(note, l10n));
  passedOver.forEach((line) => log.warn(line));
  let used = found;
  if (found) {
    const { credentials, source } = found;
    const isOfAnother = source.kind === 'kept' && !source.endpointIds.includes(endpoint.id);
    const answer = await consent.ask(registry, { isOfAnother });
    if (answer === 'giveUp' || signal.aborted) {
      throw new CriError({ reason: 'cancelled', method: 'PullImage' });
    }
    if (answer === 'without') {
      used = undefined;
    } else {
      log.info(`Pulling ${plainText(reference)} with the login from ${credentialSourceWords(source, l10n)}`);
      await (isOfAnother ? keep(credentials, [...source.endpointIds, endpoint.id]) : undefined);
    }
  }
  try {
    return await pull(used?.credentials);
  } catch (error) {
    if (!(error instanceof CriError) || error.failure.reason !== 'unauthorized') {
      throw error;
    }
    if ((await consent.ask(registry, { isNeeded: true })) !== 'send') {
      throw error;
    }
    const username = used?.credentials.kind === 'password' ? used.credentials.username : '';
    const reason = [reasonWords(registry, reference, used, l10n), ...passedOver].join(' ');
    const asked = await askLogin({ registry, reason, username }, signal, l10n);
    if (asked === undefined) {
      throw signal.aborted ? new CriError({ reason: 'cancelled', method: error.failure.method }) : error;
    }
    const pulled = await pull(asked);
    await keep(asked, [endpoint.id]);
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
