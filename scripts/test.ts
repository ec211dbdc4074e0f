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
import { beginDownloads, type Download } from './testing/downloads.ts';
import { PartOutput } from './testing/output.ts';
import { check, checkTypes, type RunPart, vitest } from './testing/parts.ts';
import { addTallies, noTally, type Tally, tallyLine } from './testing/tally.ts';

interface Part {
  readonly run: RunPart;
  readonly needs?: readonly Download[];
}

process.chdir(path.resolve(import.meta.dirname, '..'));

/**
 * The lanes run beside each other, and the parts of a lane one after the other, the quick ones first, so that a slip
 * shows early. One lane keeps the processor busy; the other waits for runtimes most of the time. What is in the same
 * lane would disturb each other, or needs what the former makes: the window's tests take the package that `build` makes.
 */
const lanes: readonly Readonly<Record<string, Part>>[] = [
  {
    format: { run: check('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
    lint: { run: check('eslint/bin/eslint.js', '.', '--max-warnings=0') },
    borders: {
      run: check('dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.js'),
    },
    unused: { run: check('knip/bin/knip.js') },
    // The webview has the DOM and no Node, its tests have both, and all else has Node alone.
    types: { run: checkTypes('.', 'src/webview', 'test/webview') },
    unit: { run: vitest('unit') },
    build: { run: check('tsx/dist/cli.mjs', 'scripts/package.ts') },
    bundle: { run: vitest('bundle') },
    webview: { run: vitest('webview'), needs: ['browser'] },
    workbench: { run: vitest('workbench'), needs: ['browser', 'workbench'] },
    e2e: { run: vitest('e2e'), needs: ['browser', 'workbench', 'runtimes'] },
  },
  {
    testbed: { run: vitest('testbed'), needs: ['runtimes'] },
    contract: { run: vitest('contract'), needs: ['runtimes'] },
  },
];

const names = lanes.flatMap((lane) => Object.keys(lane));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${names.join(', ')}.`);
  process.exit(2);
}
const chosen = lanes
  .map((lane) => Object.entries(lane).filter(([name]) => asked.length === 0 || asked.includes(name)))
  .filter((lane) => lane.length > 0);
const isLive = chosen.length === 1;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    PartOutput.breakOff();
    process.exit(130);
  });
}

const wanted = new Set(chosen.flat().flatMap(([, { needs = [] }]) => needs));
const downloaded = beginDownloads([...wanted], (message) => console.log(`-- ${message}`));
const tallies = new Map<string, { readonly tally: Tally; readonly seconds: number }>();

async function runLane(parts: readonly (readonly [string, Part])[]): Promise<void> {
  for (const [name, { run, needs = [] }] of parts) {
    await Promise.all(needs.map(downloaded));
    const output = new PartOutput(name, isLive);
    const startedMs = Date.now();
    const tally = await run(output);
    output.end();
    tallies.set(name, { tally, seconds: (Date.now() - startedMs) / 1000 });
  }
}
await Promise.all(chosen.map(runLane));

const rows = names.flatMap((name) => {
  const row = tallies.get(name);
  return row === undefined
    ? []
    : [`  ${name.padEnd(10)} ${tallyLine(row.tally).padEnd(38)} ${row.seconds.toFixed(1).padStart(6)} s`];
});
console.log(`\n${rows.join('\n')}`);
if (tallies.has('build')) {
  console.log(`\nSizes\n${await bundleSizes('dist')}`);
}
const total = [...tallies.values()].map(({ tally }) => tally).reduce(addTallies, noTally);
console.log(`\n${tallyLine(total)}`);
process.exit(total.failed > 0 ? 1 : 0);
