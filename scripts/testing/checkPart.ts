import { runVisibly } from './runVisibly.ts';
import type { Tally } from './tally.ts';

/** A tool that says yes or no: one check. Packages' own programs run on this Node, without a shell. */
export async function checkPart(programFile: string, ...args: readonly string[]): Promise<Tally> {
  const code = await runVisibly(process.execPath, [programFile, ...args]);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}
