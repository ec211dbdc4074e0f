import { sleep } from './sleep.ts';

/**
 * Does work again and again, with a pause before each time, until the signal is aborted. Resolves then.
 *
 * @param pauseMs milliseconds from the end of the work to its next beginning, asked each time
 * @throws what the work throws, which ends the repetition
 */
export async function repeatEvery(
  pauseMs: () => number,
  signal: AbortSignal,
  work: () => void | Promise<void>,
): Promise<void> {
  try {
    for (;;) {
      await sleep(pauseMs(), signal);
      await work();
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}
