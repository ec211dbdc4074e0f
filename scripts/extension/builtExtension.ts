import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { packageExtension } from './packageExtension.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'dist/cri-explorer.vsix');
const sources = [
  'src',
  'media',
  'l10n',
  'package.json',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'webpack.config.js',
];

/** The packed extension, built anew when something that goes into it is newer. */
export async function builtExtension(signal?: AbortSignal): Promise<string> {
  if (existsSync(file) && (await stat(file)).mtimeMs > (await newest())) {
    return file;
  }
  return packageExtension(signal);
}

async function newest(): Promise<number> {
  let newestMs = 0;
  for (const source of sources) {
    newestMs = Math.max(newestMs, await newestBelow(path.join(root, source)));
  }
  return newestMs;
}

async function newestBelow(at: string): Promise<number> {
  const entry = await stat(at);
  if (!entry.isDirectory()) {
    return entry.mtimeMs;
  }
  let newestMs = 0;
  for (const name of await readdir(at)) {
    newestMs = Math.max(newestMs, await newestBelow(path.join(at, name)));
  }
  return newestMs;
}
