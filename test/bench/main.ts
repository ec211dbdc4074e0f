/**
 * Measures the extension against plain ways to do the same, and reports: nothing here passes or fails.
 *
 *   npm run bench                        everything, in some ten minutes
 *   npm run bench -- listing sizes       some of it
 *   npm run bench -- --pods 50 --out FILE
 *
 * Prints a table, and writes the same as JSON to dist/bench.json or FILE.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtExtension } from '../../scripts/extension/builtExtension.ts';
import { activation } from './activation.ts';
import { atRest } from './atRest.ts';
import type { BenchRow } from './benchRow.ts';
import { diagram } from './diagram.ts';
import { eventToRow } from './eventToRow.ts';
import { extensionHost } from './extensionHost.ts';
import { heap } from './heap.ts';
import { listing } from './listing.ts';
import { ratio } from './ratio.ts';
import { rowsOfOneChange } from './rowsOfOneChange.ts';
import { sizes } from './sizes.ts';
import { table } from './table.ts';

const root = path.resolve(import.meta.dirname, '../..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: path.join(root, 'dist/bench.json') },
    pods: { type: 'string', default: '200' },
  },
});

const parts: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  listing,
  rowsOfOneChange,
  eventToRow,
  diagram: async () => {
    // The webview as it is shipped.
    await builtExtension();
    return diagram();
  },
  atRest: () => atRest(Number(values.pods)),
  heap,
  extensionHost,
  activation: async () => activation(path.join(path.dirname(await builtExtension()), 'extension.cjs')),
  sizes: async () => sizes(await builtExtension()),
};

const unknown = positionals.filter((name) => !(name in parts));
if (unknown.length > 0 || !/^\d{1,4}$/.test(values.pods)) {
  console.error(`Usage: npm run bench -- [${Object.keys(parts).join(' | ')}]… [--pods N] [--out FILE]`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (positionals.length === 0 || positionals.includes(name)) {
    console.error(`Measuring: ${name}`);
    rows.push(...(await measure()));
  }
}

const withRatios = rows.map((row) => ({
  ...row,
  against: row.against?.map((opponent) => ({ ...opponent, ratio: ratio(row.measured, opponent.measured) })),
}));
const machine = { cores: os.cpus().length, node: process.version, platform: `${process.platform}-${process.arch}` };
const file = path.resolve(values.out);
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify({ machine, rows: withRatios }, undefined, 2)}\n`);

console.log(table(rows));
console.log(`
${machine.cores} cores, Node ${machine.node}. Medians unless said otherwise; ratio: ours over theirs.
Memory is that of a plain Node process with the session and its rows, except where it says extension host.
Busy is what of a block was work; in the rest the thread waited for a processor or for the garbage collector.
Clients that start a program for each look, such as ctr or docker, are not measured.`);
console.log(`The same as JSON: ${path.relative(process.cwd(), file)}`);
