import type { RunnerTestCase } from 'vitest';
import type { Explorer } from './explorer.ts';

/** For `afterEach`: what a failed test's window showed and logged. */
export async function reportFailure(task: Readonly<RunnerTestCase>, explorer: Explorer): Promise<void> {
  if (task.result?.state === 'fail') {
    await explorer.shot(`FAIL-${task.name}`);
    console.log(await explorer.logs());
  }
}
