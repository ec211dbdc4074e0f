import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchRow, Quantity } from './benchRow.ts';

/** The size of each file that is shipped to run, and of the package. */
export async function sizes(vsixFile: string): Promise<readonly BenchRow[]> {
  const dist = path.dirname(vsixFile);
  const names = (await readdir(dist, { recursive: true })).filter((name) => /\.(cjs|js|css)$/.test(name)).sort();
  const chunks = names.map(async (name) => {
    const bytes = await readFile(path.join(dist, name));
    const compressed = gzipSync(bytes);
    const measured = [kilobytes(bytes.length, 'kB'), kilobytes(compressed.length, 'kB gzip')];
    return { what: `Size of ${name}`, measured };
  });
  const { size } = await stat(vsixFile);
  const whole = { what: `Size of ${path.basename(vsixFile)}`, measured: [kilobytes(size, 'kB')] };
  return [...(await Promise.all(chunks)), whole];
}

function kilobytes(bytes: number, unit: string): Quantity {
  return { value: bytes / 1000, unit };
}
