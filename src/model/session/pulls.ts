import { sleep } from '../../common/sleep.ts';
import type { ContainerdPort } from '../../contract/containerd.ts';
import { CriError } from '../../contract/failure.ts';
import type { ImagePort, RegistryCredentials } from '../../contract/image.ts';
import type { Pull } from '../store/endpointSnapshot.ts';

export interface PullsOptions {
  readonly images: ImagePort;
  readonly containerd: ContainerdPort;
  readonly timeoutMs: () => number;
  readonly now: () => number;
  /** The pulls under way, whenever one came, went or got on. */
  readonly onChange: (pulls: readonly Pull[]) => void;
}

/** One download, and how many ask for it. */
interface SharedPull {
  readonly reference: string;
  readonly startedAtMs: number;
  readonly result: Promise<string>;
  readonly ending: AbortController;
  waiters: number;
}

const progressIntervalMs = 250;

/** The pulls that this extension has under way. Pulling an image that is being pulled joins that pull. */
export class Pulls {
  readonly #options: PullsOptions;
  /** The pulls that another request for the same image can join, by reference. */
  readonly #joinable = new Map<string, SharedPull>();
  readonly #shown = new Map<SharedPull, Pull>();

  constructor(options: PullsOptions) {
    this.#options = options;
  }

  /** Ends the download when everybody who asked for it has cancelled. */
  async pull(reference: string, signal: AbortSignal, credentials?: RegistryCredentials): Promise<string> {
    const shared = this.#joinable.get(reference) ?? this.#begin(reference, credentials);
    shared.waiters += 1;
    const answered = new AbortController();
    try {
      return await Promise.race([shared.result, cancellation(signal, answered.signal)]);
    } finally {
      answered.abort();
      shared.waiters -= 1;
      if (shared.waiters === 0) {
        this.#close(shared);
      }
    }
  }

  #begin(reference: string, credentials: RegistryCredentials | undefined): SharedPull {
    const ending = new AbortController();
    const result = this.#options.images.pullImage(reference, {
      signal: ending.signal,
      deadlineMs: this.#options.timeoutMs(),
      ...(credentials && { credentials }),
    });
    const shared = { reference, startedAtMs: this.#options.now(), result, ending, waiters: 0 };
    this.#joinable.set(reference, shared);
    this.#show(shared);
    const over = (): void => this.#close(shared);
    result.then(over, over);
    void this.#watch(shared);
    return shared;
  }

  /** Nobody joins it or sees it any longer, and nothing of it goes on. */
  #close(shared: SharedPull): void {
    shared.ending.abort();
    if (this.#joinable.get(shared.reference) === shared) {
      this.#joinable.delete(shared.reference);
    }
    if (this.#shown.delete(shared)) {
      this.#tell();
    }
  }

  /** Asks how far the pull is until it is over. Only containerd tells. */
  async #watch(shared: SharedPull): Promise<void> {
    const { reference, startedAtMs } = shared;
    const { containerd } = this.#options;
    const { signal } = shared.ending;
    try {
      if (!(await containerd.isServed({ signal }))) {
        this.#show(shared, 'notReported');
        return;
      }
      for (;;) {
        const progress = await containerd.pullProgress(reference, startedAtMs, { signal });
        if (progress !== undefined) {
          this.#show(shared, progress);
        }
        await sleep(progressIntervalMs, signal);
      }
    } catch {
      // Over, or not to be had: the pull itself goes on, or fails with words of its own.
      this.#show(shared, 'notReported');
    }
  }

  #show(shared: SharedPull, progress?: Pull['progress']): void {
    if (!shared.ending.signal.aborted) {
      const { reference, startedAtMs } = shared;
      this.#shown.set(shared, { reference, startedAtMs, ...(progress && { progress }) });
      this.#tell();
    }
  }

  #tell(): void {
    this.#options.onChange([...this.#shown.values()]);
  }
}

/** Rejects when the signal is aborted, until the other signal is. */
function cancellation(signal: AbortSignal, answered: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const cancel = (): void => reject(new CriError({ reason: 'cancelled', method: 'PullImage' }));
    if (signal.aborted) {
      cancel();
    } else {
      signal.addEventListener('abort', cancel, { signal: answered });
    }
  });
}
