import type * as vscode from 'vscode';
import type { RegistryCredentials, SecretPort } from '../../contract/image.ts';

const keyPrefix = 'registryLogin:';

/** Keeps logins in the editor's secret storage, which encrypts them where the machine has a keyring. */
export function editorSecrets(storage: vscode.SecretStorage): SecretPort {
  return {
    read: async (registry) => login(registry, await storage.get(keyPrefix + registry)),
    keep: async (credentials) => {
      await storage.store(keyPrefix + credentials.registry, JSON.stringify(credentials));
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
function login(registry: string, text: string | undefined): RegistryCredentials | undefined {
  if (text === undefined) {
    return undefined;
  }
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes the text.
    return undefined;
  }
  if (typeof kept !== 'object' || kept === null) {
    return undefined;
  }
  if ('username' in kept && 'password' in kept) {
    const { username, password } = kept;
    return typeof username === 'string' && typeof password === 'string'
      ? { kind: 'password', registry, username, password }
      : undefined;
  }
  return 'identityToken' in kept && typeof kept.identityToken === 'string'
    ? { kind: 'identityToken', registry, identityToken: kept.identityToken }
    : undefined;
}
