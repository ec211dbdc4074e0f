import { sleep } from '../common/sleep.ts';

/** Does something again and again, with a pause before each time, until aborted. */
export async function every(ms: number, signal: AbortSignal, work: () => void | Promise<void>): Promise<void> {
  try {
    for (;;) {
      await sleep(ms, signal);
      await work();
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}
