import type { RuntimeEvent } from './runtimeEvent.ts';

/** One way to hear of changes. */
export interface EventPort {
  /**
   * Passes on events until the signal is aborted or the stream ends. Nothing confirms that a subscription is in force,
   * so subscribe first and list then.
   *
   * Resolves when the server ended the stream without an error (a runtime with its events switched off does so at
   * once) or when aborted; rejects with a `CriError` otherwise.
   */
  subscribe(onEvent: (event: RuntimeEvent) => void, signal: AbortSignal): Promise<void>;
}
