import type { Memento } from 'vscode';

const key = 'pullHistory';
const maxEntries = 20;

/** What was pulled before, the last first. */
export function readPullHistory(memento: Memento): readonly string[] {
  const value = memento.get<unknown>(key);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export async function rememberPull(memento: Memento, reference: string): Promise<void> {
  const others = readPullHistory(memento).filter((entry) => entry !== reference);
  await memento.update(key, [reference, ...others].slice(0, maxEntries));
}
