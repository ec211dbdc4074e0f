import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runVisibly } from './runVisibly.ts';
import type { Tally } from './tally.ts';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Runs one project of vitest.config.ts and counts its tests. A run that breaks off counts as a failure of its own. */
export async function vitestPart(project: string): Promise<Tally> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-report-'));
  const reportFile = path.join(folder, 'report.json');
  try {
    const code = await runVisibly(process.execPath, [
      'node_modules/vitest/vitest.mjs',
      'run',
      `--project=${project}`,
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
    console.error(`The tests of ${project} did not finish: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
