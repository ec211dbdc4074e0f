import type { Disposable } from './disposable.ts';

export type Listener<T> = (value: T) => void;

/** Subscribes a listener; disposing what it returns ends the subscription. Structurally equal to `vscode.Event`. */
export type Event<T> = (listener: Listener<T>) => Disposable;

/** The core's own event source, so that it needs no `vscode.EventEmitter`. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ readonly call: Listener<T> }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  };

  get listenerCount(): number {
    return this.#listeners.size;
  }

  /**
   * Tells every listener that is still subscribed when its turn comes. One that throws keeps neither the others from
   * hearing nor the sender from going on: its error surfaces as an uncaught one.
   */
  fire(value: T): void {
    for (const entry of [...this.#listeners]) {
      if (this.#listeners.has(entry)) {
        try {
          entry.call(value);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
