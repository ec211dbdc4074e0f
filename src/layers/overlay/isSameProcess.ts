import type { NodeProcess } from '../../contract/layers/process.ts';

/** The start is counted from that of the machine, which is rounded to seconds and moves with the clock. */
const slackMs = 2_000;

/** Whether a number still stands for the same process. */
export function isSameProcess(before: NodeProcess, now: NodeProcess | undefined): boolean {
  return now?.pid === before.pid && Math.abs(now.startedAtMs - before.startedAtMs) <= slackMs;
}
