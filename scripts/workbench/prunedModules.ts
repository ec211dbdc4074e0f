import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Parts of VS Code's server, relative to its folder, that work on the extension never touches: assistants,
 * sign-in, Windows modules, and the TypeScript service, whose compiler would be another download. 330 MB.
 */
export const prunedModules: readonly string[] = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'node_modules/@vscode/windows-process-tree',
  'node_modules/@vscode/sqlite3',
  'node_modules/kerberos',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
  'extensions/typescript-language-features',
];

/** Folders with one subfolder per platform, of which only this machine's is of use. */
const platformFolders = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

export async function pruneModules(vscodeFolder: string): Promise<void> {
  const remove = (relative: string) => rm(path.join(vscodeFolder, relative), { recursive: true, force: true });
  await Promise.all(prunedModules.map(remove));
  const own = `${process.platform}-${process.arch}`;
  for (const folder of platformFolders) {
    const targets = await readdir(path.join(vscodeFolder, folder));
    await Promise.all(targets.filter((target) => target !== own).map((target) => remove(`${folder}/${target}`)));
  }
}
