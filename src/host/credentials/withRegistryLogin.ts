import type * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { CriError } from '../../contract/failure.ts';
import type { RegistryCredentials, SecretPort } from '../../contract/image.ts';
import { registryOf } from '../../credentials/credentialKeys.ts';
import type { CredentialPlaces } from '../../credentials/credentialPlaces.ts';
import { findCredentials, type FoundCredentials } from '../../credentials/findCredentials.ts';
import { plainText } from '../../words/plainText.ts';
import { askLogin } from './askLogin.ts';
import { credentialNoteText } from './credentialNoteText.ts';
import { credentialSourceWords } from './credentialSourceWords.ts';

export interface RegistryLoginParts {
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
