import type { LayersSnapshot, LayersSource } from '../contract/layers/snapshot.ts';

/**
 * Resolves with the layers as soon as they show what is waited for. What does not come in time is left out of the
 * picture, which is no reason to give up a tour: then it is the layers as they are.
 */
export function layersShowing(
  source: LayersSource,
  shows: (snapshot: LayersSnapshot) => boolean,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<LayersSnapshot> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (shows(source.snapshot)) {
        end();
      }
    };
    const subscription = source.onDidChange(look);
    const timer = setTimeout(() => end(), timeoutMs);
    const end = (): void => {
      subscription.dispose();
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(source.snapshot);
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) {
      end();
    } else {
      look();
    }
  });
}
