import { setTimeout as delay } from 'node:timers/promises';

export interface PollOptions {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/** These answers, and exceptions, mean "not yet". */
type NotYet = false | undefined | null | 0 | '';

/** Asks until there is an answer, and gives it. `what` names the awaited thing in the error. */
export async function poll<T>(
  what: string,
  probe: () => T | NotYet | Promise<T | NotYet>,
  options: PollOptions = {},
): Promise<T> {
  const { timeoutMs = 15_000, intervalMs = 50 } = options;
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    let last: unknown;
    try {
      const answer = await probe();
      if (answer) {
        return answer;
      }
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > endMs) {
      throw new Error(`Waited ${timeoutMs} ms for ${what}. Last answer: ${String(last)}`, { cause: last });
    }
    await delay(intervalMs);
  }
}
