import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The size of every file that is shipped to run, as a table: kilobytes as they are and compressed. */
export async function bundleSizes(dist: string): Promise<string> {
  const names = (await readdir(dist, { recursive: true })).filter((name) => /\.(cjs|js|css)$/.test(name)).sort();
  const rows = await Promise.all(
    names.map(async (name) => {
      const file = path.join(dist, name);
      const bytes = (await stat(file)).size;
      const gzip = gzipSync(await readFile(file)).length;
      return `  ${name.padEnd(32)} ${kilobytes(bytes).padStart(7)} kB ${kilobytes(gzip).padStart(7)} kB gzip`;
    }),
  );
  return rows.join('\n');
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
