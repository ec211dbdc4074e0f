import type { RegistryCredentials } from '../contract/image.ts';
import { authEntryCredentials } from './authEntryCredentials.ts';
import { askCredentialHelper, type HelperCall, isUsableHelperName } from './credentialHelper.ts';
import { credentialKeys, registryOf } from './credentialKeys.ts';
import type { AuthFile } from './readAuthFile.ts';

export interface FoundInFile {
  readonly credentials: RegistryCredentials;
  /** The program that had them, where the file only names it. */
  readonly helper?: string;
}

/**
 * What a file has for an image, or what its helper has. A registry that has a helper is in its hands alone, as with
 * Docker and Podman themselves: `auths` may hold a login that is long outdated. The most specific key wins.
 */
export async function credentialsInFile(
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
