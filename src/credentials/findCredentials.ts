import type { RegistryCredentials, SecretPort } from '../contract/image.ts';
import { registryOf } from './credentialKeys.ts';
import type { CredentialNote } from './credentialNote.ts';
import type { CredentialPlaces } from './credentialPlaces.ts';
import { credentialsInFile } from './credentialsInFile.ts';
import { dockerConfigPath, dockerHelperAddress } from './dockerConfig.ts';
import { podmanAuthPaths } from './podmanAuth.ts';
import { readAuthFile } from './readAuthFile.ts';

/** Where credentials came from, fit to be shown. */
export type CredentialSource =
  /** The person typed them in for an earlier pull. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'helper'; readonly helper: string };

export interface FoundCredentials {
  readonly found?: { readonly credentials: RegistryCredentials; readonly source: CredentialSource };
  /** What was passed over on the way, and why. */
  readonly notes: readonly CredentialNote[];
}

export interface CredentialSearch {
  readonly secrets: Pick<SecretPort, 'read'>;
  readonly places: CredentialPlaces;
  /** Ends a helper that runs; the search then finds nothing. */
  readonly signal: AbortSignal;
  readonly helperTimeoutMs?: number;
}

/** A helper may wait for a person to unlock a keyring. */
const defaultHelperTimeoutMs = 30_000;

/**
 * Looks for the login of an image's registry: what the person was asked for and had kept, then Podman's files, then
 * Docker's. Whatever cannot be read is noted and passed over. Never rejects.
 */
export async function findCredentials(reference: string, search: CredentialSearch): Promise<FoundCredentials> {
  const { secrets, places, signal, helperTimeoutMs: timeoutMs = defaultHelperTimeoutMs } = search;
  const registry = registryOf(reference);
  const notes: CredentialNote[] = [];
  const note = (one: CredentialNote): void => void notes.push(one);
  const kept = await secrets.read(registry).catch(() => note({ problem: 'keptUnreadable' }));
  if (kept) {
    return { found: { credentials: kept, source: { kind: 'kept' } }, notes };
  }
  const files = [
    ...podmanAuthPaths(places).map((path) => ({ path, serverAddress: registry })),
    { path: dockerConfigPath(places), serverAddress: dockerHelperAddress(registry) },
  ];
  for (const { path, serverAddress } of files) {
    const file = signal.aborted ? undefined : await readAuthFile(path, note);
    const call = { serverAddress, env: places.env, timeoutMs, signal, note };
    const found = file && (await credentialsInFile(file, reference, call));
    if (found) {
      const { credentials, helper } = found;
      const source: CredentialSource = helper === undefined ? { kind: 'file', path } : { kind: 'helper', helper };
      return { found: { credentials, source }, notes };
    }
  }
  return { notes };
}
