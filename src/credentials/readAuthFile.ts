import { readFile } from 'node:fs/promises';
import { isRecord } from '../common/isRecord.ts';
import { canonicalKey } from './canonicalKey.ts';
import type { CredentialNote } from './credentialNote.ts';

/** One member of `auths`, as it stands in the file. */
export type AuthEntry = Readonly<Record<string, unknown>>;

/** The part of Docker's config.json and Podman's auth.json that credentials are found by. Keys are canonical. */
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

/** The error of JSON.parse quotes the text, which holds passwords, so it goes no further than here. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of several spellings of one key the canonical one wins, as in `docker.io` beside `https://index.docker.io/v1/`. */
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
