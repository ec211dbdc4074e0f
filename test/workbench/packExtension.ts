import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

export interface PackedExtension extends AsyncDisposable {
  /** A folder of its own, deleted with it. */
  readonly folder: string;
  readonly vsixFile: string;
}

/** Packs a small extension of a test's own. */
export async function packExtension(files: Readonly<Record<string, string>>): Promise<PackedExtension> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'extension-'));
  for (const [name, text] of Object.entries(files)) {
    await writeFile(path.join(folder, name), text);
  }
  const vsixFile = path.join(folder, 'extension.vsix');
  const unpublished = { dependencies: false, skipLicense: true, allowMissingRepository: true };
  await createVSIX({ cwd: folder, packagePath: vsixFile, ...unpublished });
  return { folder, vsixFile, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
