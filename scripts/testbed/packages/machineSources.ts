import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AptSource, parseListFile, parseSourcesFile } from './aptSource.ts';

/** The sources that this machine's own apt uses, in both of the forms that it reads. */
export async function machineSources(etcApt = '/etc/apt'): Promise<AptSource[]> {
  const parts = join(etcApt, 'sources.list.d');
  const names = (await readdir(parts).catch(() => [])).sort().map((name) => join(parts, name));
  const sources: AptSource[] = [];
  for (const file of [join(etcApt, 'sources.list'), ...names]) {
    const parse = file.endsWith('.sources') ? parseSourcesFile : file.endsWith('.list') ? parseListFile : undefined;
    const text = parse ? await readFile(file, 'utf8').catch(() => '') : '';
    if (parse) sources.push(...parse(text));
  }
  return sources;
}
