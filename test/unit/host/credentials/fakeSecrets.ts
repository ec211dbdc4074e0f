import { vi } from 'vitest';
import type { SecretStorage } from 'vscode';

/** The editor's secret storage, in memory. */
export function fakeSecrets(kept: Map<string, string>): SecretStorage {
  return {
    keys: () => Promise.resolve([...kept.keys()]),
    get: (key) => Promise.resolve(kept.get(key)),
    store: (key, value) => Promise.resolve(void kept.set(key, value)),
    delete: (key) => Promise.resolve(void kept.delete(key)),
    onDidChange: vi.fn(),
  };
}
