/** Writes the keys of package.json that come from src/contrib; the rest of the file stays as it is. */
import { readFile, writeFile } from 'node:fs/promises';
import { manifest } from '../src/contrib/manifest.ts';

const file = new URL('../package.json', import.meta.url);
const text = await readFile(file, 'utf8');
const before: unknown = JSON.parse(text);
if (typeof before !== 'object' || before === null) {
  throw new Error('package.json holds no object');
}
const after = `${JSON.stringify({ ...before, ...manifest() }, null, 2)}\n`;
if (after !== text) {
  await writeFile(file, after);
}
console.log(after === text ? 'package.json is up to date' : 'package.json written');
