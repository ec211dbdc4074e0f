import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { PartOutput } from './output.ts';
import { addTallies, noTally, type Tally } from './tally.ts';

export type RunPart = (output: PartOutput) => Promise<Tally>;

/** A tool that says yes or no: one check. Packages' own programs run on this Node, without a shell. */
export function check(programFile: string, ...args: readonly string[]): RunPart {
  return async (output) => {
    const code = await output.run(process.execPath, [path.join('node_modules', programFile), ...args]);
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  };
}

export function checkTypes(...projects: readonly string[]): RunPart {
  return async (output) => {
    let tally = noTally;
    for (const project of projects) {
      tally = addTallies(tally, await check('typescript/bin/tsc', '--noEmit', '--project', project)(output));
    }
    return tally;
  };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Runs projects of vitest.config.ts and counts their tests. A run that breaks off counts as a failure of its own. */
export function vitest(...projects: readonly string[]): RunPart {
  return async (output) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-report-'));
    const reportFile = path.join(folder, 'report.json');
    try {
      const code = await output.run(process.execPath, [
        'node_modules/vitest/vitest.mjs',
        'run',
        ...projects.map((project) => `--project=${project}`),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ]);
      const report = JSON.parse(await readFile(reportFile, 'utf8')) as VitestReport;
      // A file that cannot be loaded fails the run without failing a test, and so does an unhandled rejection.
      const brokenOff = code !== 0 && report.numFailedTests === 0 ? 1 : 0;
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests + brokenOff,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    } catch (error) {
      output.write(`The tests of ${projects.join(' and ')} did not finish: ${String(error)}\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
