/**
 * All tests of the project, or those parts that are named:
 *
 *   npm test                     everything
 *   npm test -- unit contract    two parts
 *
 * Ends with one line over all of them: `N passed, N failed, N skipped`.
 */
import path from 'node:path';
import { bundleSizes } from './testing/bundleSizes.ts';
import { checkPart } from './testing/checkPart.ts';
import { addTallies, noTally, type Tally, tallyLine } from './testing/tally.ts';
import { vitestPart } from './testing/vitestPart.ts';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);

const modules = (file: string): string => path.join('node_modules', file);

/** The webview has the DOM and no Node, its tests have both, and all else has Node alone. */
async function checkTypes(...projects: readonly string[]): Promise<Tally> {
  let tally = noTally;
  for (const project of projects) {
    tally = addTallies(tally, await checkPart(modules('typescript/bin/tsc'), '--noEmit', '--project', project));
  }
  return tally;
}

/** In the order in which they run: the quick ones first, so that a slip shows early. */
const parts: Readonly<Record<string, () => Promise<Tally>>> = {
  format: () => checkPart(modules('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'),
  lint: () => checkPart(modules('eslint/bin/eslint.js'), '.', '--max-warnings=0'),
  borders: () =>
    checkPart(modules('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--config', '.dependency-cruiser.js'),
  unused: () => checkPart(modules('knip/bin/knip.js')),
  types: () => checkTypes('.', 'src/webview', 'test/webview'),
  unit: () => vitestPart('unit'),
  build: () => checkPart(modules('tsx/dist/cli.mjs'), 'scripts/package.ts'),
  bundle: () => vitestPart('bundle'),
  webview: () => vitestPart('webview'),
  testbed: () => vitestPart('testbed'),
  contract: () => vitestPart('contract'),
  workbench: () => vitestPart('workbench'),
  e2e: () => vitestPart('e2e'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

let total = noTally;
const lines: string[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) {
    continue;
  }
  console.log(`\n== ${name}`);
  const started = Date.now();
  const tally = await run();
  total = addTallies(total, tally);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  lines.push(`  ${name.padEnd(10)} ${tallyLine(tally).padEnd(38)} ${seconds.padStart(6)} s`);
}

console.log(`\n${lines.join('\n')}`);
if (asked.length === 0 || asked.includes('build')) {
  console.log(`\nSizes\n${await bundleSizes('dist')}`);
}
console.log(`\n${tallyLine(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
