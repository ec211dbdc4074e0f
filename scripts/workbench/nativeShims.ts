import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What stands in for native modules, by path below VS Code's node_modules; the watchdog changed its name once. */
const shims: Readonly<Record<string, string>> = {
  '@vscode/spdlog/index.js': 'spdlog.cjs',
  '@vscode/native-watchdog/index.js': 'watchdog.cjs',
  'native-watchdog/index.js': 'watchdog.cjs',
};
const folder = path.join(import.meta.dirname, 'shims');

/** The texts of all shims, to tell an install with these from one with others. */
export async function nativeShimTexts(): Promise<Readonly<Record<string, string>>> {
  const texts = Object.entries(shims).map(async ([target, file]) => [
    target,
    await readFile(path.join(folder, file), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
}

export async function placeNativeShims(vscodeFolder: string): Promise<void> {
  for (const [relative, file] of Object.entries(shims)) {
    const target = path.join(vscodeFolder, 'node_modules', relative);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(folder, file), target);
  }
}
