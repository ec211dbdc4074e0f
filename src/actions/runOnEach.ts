import { inParallel } from '../common/inParallel.ts';
import { CriError, type CriFailure } from '../contract/failure.ts';

/** The result of an action on one object. */
export type Outcome<T> =
  | { readonly target: T; readonly status: 'done' }
  | {
      readonly target: T;
      readonly status: 'failed';
      readonly failure: CriFailure;
      /** What of it is gone all the same, by name. */
      readonly gone?: readonly string[];
    }
  /** The runtime said that it was done, and it is still there. */
  | { readonly target: T; readonly status: 'kept' }
  /** The person cancelled before its turn came, or while the call was under way. */
  | { readonly target: T; readonly status: 'cancelled' };

/** Enough to keep one slow stop from holding up the rest, and few enough to leave the runtime to its own work. */
const maxConcurrentCalls = 4;

/**
 * Runs one action on several objects, some at a time. One failure never keeps the others from their turn: each has an
 * outcome, in the order of the targets.
 * @throws any error that is no `CriError`: that is a mistake in this extension
 */
export async function runOnEach<T>(
  targets: readonly T[],
  run: (target: T) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome<T>[]> {
  return inParallel<T, Outcome<T>>(targets, maxConcurrentCalls, async (target) =>
    signal.aborted ? { target, status: 'cancelled' } : runOn(target, run),
  );
}

async function runOn<T>(target: T, run: (target: T) => Promise<void>): Promise<Outcome<T>> {
  try {
    await run(target);
    return { target, status: 'done' };
  } catch (error) {
    if (!(error instanceof CriError)) {
      throw error;
    }
    const { failure } = error;
    return failure.reason === 'cancelled' ? { target, status: 'cancelled' } : { target, status: 'failed', failure };
  }
}

/** The objects with these ids, each once. An id that is no longer in the snapshot is left out. */
export function selectObjects<T>(objects: ReadonlyMap<string, T>, ids: Iterable<string>): T[] {
  return [...new Set(ids)].flatMap((id) => objects.get(id) ?? []);
}
