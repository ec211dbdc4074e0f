import type * as vscode from 'vscode';
import { isRecord } from '../../common/isRecord.ts';
import type { KeptLogin, RegistryCredentials, SecretPort } from '../../contract/image.ts';

const keyPrefix = 'registryLogin:';

/** Keeps logins in the editor's secret storage, which encrypts them where the machine has a keyring. */
export function editorSecrets(storage: vscode.SecretStorage): SecretPort {
  return {
    read: async (registry) => login(registry, await storage.get(keyPrefix + registry)),
    keep: async ({ credentials, endpointIds }) => {
      await storage.store(keyPrefix + credentials.registry, JSON.stringify({ ...credentials, endpointIds }));
    },
    forget: async (registry) => {
      await storage.delete(keyPrefix + registry);
    },
    registries: async () =>
      (await storage.keys())
        .filter((key) => key.startsWith(keyPrefix))
        .map((key) => key.slice(keyPrefix.length))
        .sort(),
  };
}

/** What another version of this extension may have kept in another form is as good as nothing. */
function login(registry: string, text: string | undefined): KeptLogin | undefined {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '');
  } catch {
    // The error of JSON.parse quotes the text.
    return undefined;
  }
  const credentials = isRecord(kept) ? credentialsOf(registry, kept) : undefined;
  if (!isRecord(kept) || credentials === undefined) {
    return undefined;
  }
  const { endpointIds } = kept;
  // Earlier versions did not note where it was typed in.
  return { credentials, endpointIds: Array.isArray(endpointIds) ? endpointIds.filter(isString) : [] };
}

function credentialsOf(registry: string, kept: Readonly<Record<string, unknown>>): RegistryCredentials | undefined {
  const { username, password, identityToken } = kept;
  if (isString(username) && isString(password)) {
    return { kind: 'password', registry, username, password };
  }
  return isString(identityToken) ? { kind: 'identityToken', registry, identityToken } : undefined;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
