import type { RegistryCredentials, SecretPort } from '../contract/image.ts';
import { authEntryCredentials, type AuthFile, readAuthFile } from './authFile.ts';
import { askCredentialHelper, type HelperCall, isUsableHelperName } from './credentialHelper.ts';
import { type CredentialNote, type CredentialPlaces, type LoginPlace, loginPlaces } from './places.ts';
import { credentialKeys, registryOf, wildcardKeys, writtenRegistry } from './registryKeys.ts';

/** Where credentials came from. It holds no secret and may be shown. */
export type CredentialSource =
  /** The person typed them in for an earlier pull, and let them be sent to these endpoints. */
  | { readonly kind: 'kept'; readonly endpointIds: readonly string[] }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'variable'; readonly variable: string }
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
 * Looks for the login of an image's registry: first the one that the person typed in and had kept, then in the files of
 * the tools that log in, see `loginPlaces`. Whatever cannot be read is noted and passed over. Never rejects.
 */
export async function findCredentials(reference: string, search: CredentialSearch): Promise<FoundCredentials> {
  const { secrets, places, signal, helperTimeoutMs: timeoutMs = defaultHelperTimeoutMs } = search;
  const registry = registryOf(reference);
  const notes: CredentialNote[] = [];
  const note = (one: CredentialNote): void => void notes.push(one);
  const kept = await secrets.read(registry).catch(() => note({ problem: 'keptUnreadable' }));
  if (kept) {
    const credentials = { ...kept.credentials, registry: writtenRegistry(reference) };
    return { found: { credentials, source: { kind: 'kept', endpointIds: kept.endpointIds } }, notes };
  }
  for (const place of loginPlaces(places)) {
    const file = signal.aborted ? undefined : await readAuthFile(place, note);
    const found =
      file && (await credentialsInFile(file, place, reference, { env: places.env, timeoutMs, signal, note }));
    if (found) {
      const { credentials, helper } = found;
      return { found: { credentials, source: sourceOf(place, helper) }, notes };
    }
  }
  return { notes };
}

function sourceOf({ name, text }: LoginPlace, helper: string | undefined): CredentialSource {
  if (helper !== undefined) {
    return { kind: 'helper', helper };
  }
  return text === undefined ? { kind: 'file', path: name } : { kind: 'variable', variable: name };
}

interface FoundInFile {
  readonly credentials: RegistryCredentials;
  /** The program that gave them, where the file only names it. */
  readonly helper?: string;
}

/**
 * The login for an image from a file, or from the helper that the file names. Where a helper knows the registry, or
 * knows that it has none, only the helper counts, as for Docker and Podman themselves: `auths` may hold a login that is
 * long outdated. Where it cannot say, that one is better than none. The most specific key wins.
 */
async function credentialsInFile(
  file: AuthFile,
  { name, helperAddress }: LoginPlace,
  reference: string,
  call: Omit<HelperCall, 'registry' | 'serverAddress'>,
): Promise<FoundInFile | undefined> {
  const key = registryOf(reference);
  const registry = writtenRegistry(reference);
  const helper = file.credHelpers.get(key) ?? file.credsStore ?? '';
  if (helperAddress !== undefined && helper !== '') {
    if (isUsableHelperName(helper)) {
      const serverAddress = helperAddress(key);
      const credentials = await askCredentialHelper(helper, { ...call, serverAddress, registry });
      if (credentials !== 'failed') {
        return credentials && { credentials, helper: `docker-credential-${helper}` };
      }
    } else {
      call.note({ problem: 'helperNameUnusable', path: name });
    }
  }
  for (const each of [...credentialKeys(reference), ...wildcardKeys(file.auths.keys(), reference)]) {
    const entry = file.auths.get(each);
    const credentials = entry && authEntryCredentials(entry, registry);
    if (credentials === 'malformed') {
      call.note({ problem: 'entryMalformed', path: name, key: each });
    } else if (credentials !== undefined) {
      return { credentials };
    }
  }
  return undefined;
}
