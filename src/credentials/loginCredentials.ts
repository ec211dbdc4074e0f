import type { RegistryCredentials } from '../contract/image.ts';

/** Docker marks a secret that is an identity token by this user name. */
const tokenUser = '<token>';

/** What a user name and a secret are together; nothing if one of them is missing. */
export function loginCredentials(registry: string, username: string, secret: string): RegistryCredentials | undefined {
  if (username === '' || secret === '') {
    return undefined;
  }
  return username === tokenUser
    ? { kind: 'identityToken', registry, identityToken: secret }
    : { kind: 'password', registry, username, password: secret };
}
