import { setMaxListeners } from 'node:events';
import { Coalescer } from '../../common/coalescer.ts';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { sleep } from '../../common/sleep.ts';
import type { RuntimeEvent } from '../../contract/runtime.ts';
import { isNothingToRead, mergeReads, noReads, type PendingReads, readsForEvent } from './pendingReads.ts';

export interface ReadSchedulerOptions {
  readonly perform: (reads: PendingReads, signal: AbortSignal) => Promise<void>;
  /** Called once for each reading that failed, however many wait for it. Its reads stay pending. */
  readonly onFailure: (error: unknown) => void;
  /** At most one reading begins in so many milliseconds. */
  readonly spacingMs: number;
  /**
   * What an event spoke of is read once more after so many milliseconds: containerd tells of a change before its CRI
   * part has made it, so that the first reading may come too early.
   */
  readonly confirmAfterMs: number;
}

interface Reads {
  readonly requested: PendingReads;
  /** What events spoke of, which is to be confirmed. */
  readonly heard: PendingReads;
}

/**
 * Reads what is asked for and what events speak of, one reading at a time: the first at once, and what a flood of
 * events asks for together. What is asked for while a reading is under way is read after it, since that one may have
 * missed it.
 */
export class ReadScheduler implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #reading: Coalescer<Reads>;
  readonly #confirming: Coalescer<PendingReads>;

  constructor({ perform, onFailure, spacingMs, confirmAfterMs }: ReadSchedulerOptions) {
    this.#reading = this.#owned.add(
      new Coalescer<Reads>({
        merge: (older, newer) => ({
          requested: mergeReads(older.requested, newer.requested),
          heard: mergeReads(older.heard, newer.heard),
        }),
        run: async ({ requested, heard }, signal) => {
          // Each call of a reading listens to the signal, and Node warns of more than ten listeners.
          setMaxListeners(0, signal);
          await perform(mergeReads(requested, heard), signal);
          if (!isNothingToRead(heard)) {
            this.#confirming.schedule(heard);
          }
        },
        spacingMs: () => spacingMs,
        onFailure,
      }),
    );
    this.#confirming = this.#owned.add(
      new Coalescer<PendingReads>({
        merge: mergeReads,
        run: async (reads, signal) => {
          await sleep(confirmAfterMs, signal);
          this.#reading.schedule({ requested: reads, heard: noReads });
        },
      }),
    );
  }

  /** Reads what the event speaks of. Nobody waits for it, so that a flood of events holds no promises. */
  onEvent(event: RuntimeEvent): void {
    this.#reading.schedule({ requested: noReads, heard: readsForEvent(event) });
  }

  /**
   * Resolves when the reading that contains these reads is done, however many events come meanwhile.
   * @throws what that reading failed with; an error once disposed
   */
  read(reads: PendingReads): Promise<void> {
    return this.#reading.request({ requested: reads, heard: noReads });
  }

  /** Gives up the answers that are awaited and asks for the same again, because whoever was asked is not to be heard. */
  restart(): void {
    this.#reading.restart();
  }

  /** Ends what is under way, and whoever waits for it. */
  dispose(): void {
    this.#owned.dispose();
  }
}
