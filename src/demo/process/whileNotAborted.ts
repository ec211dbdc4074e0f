/** A promise that the body resolves, or that rejects with the signal's reason. */
export function whileNotAborted(signal: AbortSignal, body: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    body(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
  });
}

/** Rejects with the signal's reason when that comes first; leaves no timer behind. */
export async function sleep(durationMs: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await whileNotAborted(signal, (resolve) => {
      // Node's timers hold 31 bits of milliseconds; `sleep infinity` waits for the signal alone.
      timer = durationMs > 0x7fffffff ? undefined : setTimeout(resolve, durationMs);
    });
  } finally {
    clearTimeout(timer);
  }
}
