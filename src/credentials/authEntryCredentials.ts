import type { RegistryCredentials } from '../contract/image.ts';
import { loginCredentials } from './loginCredentials.ts';
import type { AuthEntry } from './readAuthFile.ts';

/**
 * Decodes a member of `auths`: an `identitytoken`, else `auth`, Base64 of `username:password`, else the two of them in
 * the clear. `undefined` where there is nothing, as for a registry whose login a helper keeps; `malformed` where there
 * is something else.
 */
export function authEntryCredentials(
  entry: AuthEntry,
  registry: string,
): RegistryCredentials | 'malformed' | undefined {
  const { identitytoken, auth, username, password } = entry;
  if (typeof identitytoken === 'string' && identitytoken !== '') {
    return { kind: 'identityToken', registry, identityToken: identitytoken };
  }
  if (typeof auth === 'string' && auth !== '') {
    const decoded = Buffer.from(auth, 'base64').toString('utf8');
    // The password may have colons; the user name may not.
    const colon = decoded.indexOf(':');
    const secret = decoded.slice(colon + 1).replace(/^\0+|\0+$/g, '');
    const credentials = colon > 0 ? loginCredentials(registry, decoded.slice(0, colon), secret) : undefined;
    return credentials ?? 'malformed';
  }
  return typeof username === 'string' && typeof password === 'string'
    ? loginCredentials(registry, username, password)
    : undefined;
}
