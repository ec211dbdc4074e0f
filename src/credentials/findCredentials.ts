import type { RegistryCredentials, SecretPort } from '../contract/image.ts';
import { authEntryCredentials, type AuthFile, readAuthFile } from './authFile.ts';
import { askCredentialHelper, type HelperCall, isUsableHelperName } from './credentialHelper.ts';
import {
  type CredentialNote,
  type CredentialPlaces,
  dockerConfigPath,
  dockerHelperAddress,
  podmanAuthPaths,
} from './places.ts';
import { credentialKeys, registryOf } from './registryKeys.ts';

/** Where credentials came from. It holds no secret and may be shown. */
export type CredentialSource =
  /** The person typed them in for an earlier pull. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'helper'; readonly helper: string };

export interface FoundCredentials {
  readonly found?: { readonly credentials: RegistryCredentials; readonly source: CredentialSource };
  /** Each place that was passed over, and why. */
  readonly notes: readonly CredentialNote[];
}

export interface CredentialSearch {
  readonly secrets: Pick<SecretPort, 'read'>;
  readonly places: CredentialPlaces;
  /** Aborting ends a helper that runs; the search then finds nothing. */
  readonly signal: AbortSignal;
  readonly helperTimeoutMs?: number;
}

/** A helper may wait for a person to unlock a keyring. */
const defaultHelperTimeoutMs = 30_000;

/**
 * Looks for the login of an image's registry: first the one that the person typed in and had kept, then Podman's files,
 * then Docker's. Whatever cannot be read is noted and passed over. Never rejects.
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

interface FoundInFile {
  readonly credentials: RegistryCredentials;
  /** The program that gave them, where the file only names it. */
  readonly helper?: string;
}

/**
 * The login for an image from a file, or from the helper that the file names. Where a registry has a helper, only the
 * helper is asked, as by Docker and Podman themselves: `auths` may hold a login that is long outdated. The most specific
 * key wins.
 */
async function credentialsInFile(
  file: AuthFile,
  reference: string,
  call: Omit<HelperCall, 'registry'>,
): Promise<FoundInFile | undefined> {
  const registry = registryOf(reference);
  const helper = file.credHelpers.get(registry) ?? file.credsStore;
  if (helper !== undefined && helper !== '') {
    if (!isUsableHelperName(helper)) {
      call.note({ problem: 'helperNameUnusable', path: file.path });
      return undefined;
    }
    const credentials = await askCredentialHelper(helper, { ...call, registry });
    return credentials && { credentials, helper: `docker-credential-${helper}` };
  }
  for (const key of credentialKeys(reference)) {
    const entry = file.auths.get(key);
    const credentials = entry && authEntryCredentials(entry, registry);
    if (credentials === 'malformed') {
      call.note({ problem: 'entryMalformed', path: file.path, key });
    } else if (credentials !== undefined) {
      return { credentials };
    }
  }
  return undefined;
}
