import { readFile } from 'node:fs/promises';
import { isRecord } from '../common/isRecord.ts';
import type { RegistryCredentials } from '../contract/image.ts';
import type { CredentialNote } from './places.ts';
import { canonicalKey } from './registryKeys.ts';

/** One member of `auths`, as it is in the file. */
type AuthEntry = Readonly<Record<string, unknown>>;

/** The parts of Docker's config.json or Podman's auth.json that lead to credentials. All keys are canonical. */
export interface AuthFile {
  readonly path: string;
  readonly auths: ReadonlyMap<string, AuthEntry>;
  /** Registry to the name of its helper: what follows `docker-credential-`. */
  readonly credHelpers: ReadonlyMap<string, string>;
  /** The helper of all other registries. */
  readonly credsStore: string | undefined;
}

/** Reads an authentication file. `undefined` if there is none; never rejects. */
export async function readAuthFile(path: string, note: (note: CredentialNote) => void): Promise<AuthFile | undefined> {
  try {
    const file = authFile(path, await readFile(path, 'utf8'));
    if (file === undefined) {
      note({ problem: 'fileMalformed', path });
    }
    return file;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR') {
      note({ problem: 'fileUnreadable', path, code });
    }
    return undefined;
  }
}

function authFile(path: string, text: string): AuthFile | undefined {
  const content = parsed(text);
  if (!isRecord(content)) {
    return undefined;
  }
  const { auths, credHelpers, credsStore } = content;
  return {
    path,
    auths: byCanonicalKey(auths, isRecord),
    credHelpers: byCanonicalKey(credHelpers, isString),
    credsStore: isString(credsStore) && credsStore !== '' ? credsStore : undefined,
  };
}

/** The error of JSON.parse quotes the text, which holds passwords: it must not leave this function. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Several keys may be spellings of one registry, such as `docker.io` beside `https://index.docker.io/v1/`: the canonical
 * spelling wins.
 */
function byCanonicalKey<T>(value: unknown, isValue: (value: unknown) => value is T): Map<string, T> {
  const found = new Map<string, T>();
  for (const [key, entry] of Object.entries(isRecord(value) ? value : {})) {
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
