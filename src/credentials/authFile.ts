import { isRecord } from '../common/isRecord.ts';
import { readSmallFile } from '../common/readSmallFile.ts';
import { errorCode } from '../common/thrown.ts';
import { exactJson } from '../common/parseExactJson.ts';
import type { RegistryCredentials } from '../contract/image.ts';
import { field, mapEntries } from './goJson.ts';
import type { CredentialNote, LoginPlace } from './places.ts';
import { canonicalKey } from './registryKeys.ts';

/** One member of `auths`, as it is in the file. */
type AuthEntry = Readonly<Record<string, unknown>>;

/** The parts of Docker's config.json or Podman's auth.json that lead to credentials. All keys are canonical. */
export interface AuthFile {
  readonly auths: ReadonlyMap<string, AuthEntry>;
  /** Registry to the name of its helper: what follows `docker-credential-`. */
  readonly credHelpers: ReadonlyMap<string, string>;
  /** The helper of all other registries. */
  readonly credsStore: string | undefined;
}

/** Reads the logins of a place. `undefined` if there is nothing; never rejects. */
export async function readAuthFile(
  { name, text, belongsToNode = false }: LoginPlace,
  note: (note: CredentialNote) => void,
): Promise<AuthFile | undefined> {
  try {
    const file = authFile(text ?? (await readSmallFile(name)));
    if (file === undefined) {
      note({ problem: 'fileMalformed', path: name });
    }
    return file;
  } catch (error) {
    const code = errorCode(error) ?? '';
    // That the node keeps its logins from its users is as it should be.
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && !(belongsToNode && code === 'EACCES')) {
      note({ problem: 'fileUnreadable', path: name, code });
    }
    return undefined;
  }
}

function authFile(text: string): AuthFile | undefined {
  const content = exactJson(text);
  if (!isRecord(content)) {
    return undefined;
  }
  const credsStore = field(content, 'credsStore');
  const auths = field(content, 'auths') === undefined ? membersOfOldForm(content) : mapEntries(content, 'auths');
  return {
    auths: byCanonicalKey(auths, isRecord),
    credHelpers: byCanonicalKey(mapEntries(content, 'credHelpers'), isString),
    credsStore: isString(credsStore) && credsStore !== '' ? credsStore : undefined,
  };
}

/** A `.dockercfg` has its logins at the top, where other files have other things, such as `proxies`. */
function membersOfOldForm(content: AuthEntry): [string, unknown][] {
  return Object.entries(content).filter(([key]) => /[.:/]|^localhost$/i.test(key));
}

/**
 * Several keys may be spellings of one registry, such as `docker.io` beside `https://index.docker.io/v1/`: the canonical
 * spelling wins.
 */
function byCanonicalKey<T>(
  entries: readonly (readonly [string, unknown])[],
  isValue: (value: unknown) => value is T,
): Map<string, T> {
  const found = new Map<string, T>();
  for (const [key, entry] of entries) {
    const canonical = canonicalKey(key);
    if (isValue(entry) && (key === canonical || !found.has(canonical))) {
      found.set(canonical, entry);
    }
  }
  return found;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * Decodes a member of `auths`: an `identitytoken`, or else `auth`, Base64 of `username:password`, or else these two in
 * the clear. `undefined` where there is none of them, as for a registry whose login a helper keeps; `malformed` where
 * `auth` is something else.
 */
export function authEntryCredentials(
  entry: AuthEntry,
  registry: string,
): RegistryCredentials | 'malformed' | undefined {
  const [identityToken, auth, username, password] = ['identitytoken', 'auth', 'username', 'password'].map((name) =>
    field(entry, name),
  );
  if (isString(identityToken) && identityToken !== '') {
    return { kind: 'identityToken', registry, identityToken };
  }
  if (isString(auth) && auth !== '') {
    const decoded = Buffer.from(auth, 'base64').toString('utf8');
    // The password may have colons; the user name may not.
    const colon = decoded.indexOf(':');
    const secret = decoded.slice(colon + 1).replace(/^\0+|\0+$/g, '');
    const credentials = colon > 0 ? loginCredentials(registry, decoded.slice(0, colon), secret) : undefined;
    return credentials ?? 'malformed';
  }
  return isString(username) && isString(password) ? loginCredentials(registry, username, password) : undefined;
}

/** Docker marks a secret that is an identity token by this user name. */
const tokenUser = '<token>';

/** The credentials that a user name and a secret make; `undefined` if one of them is empty. */
export function loginCredentials(registry: string, username: string, secret: string): RegistryCredentials | undefined {
  if (username === '' || secret === '') {
    return undefined;
  }
  return username === tokenUser
    ? { kind: 'identityToken', registry, identityToken: secret }
    : { kind: 'password', registry, username, password: secret };
}
