/** Whatever holds a listener, a timer, a watcher or a connection. Structurally equal to `vscode.Disposable`. */
export interface Disposable {
  dispose(): void;
}

/**
 * Owns disposables and releases them in reverse order of arrival, also the rest when one of them throws. What is added
 * after disposal is released at once.
 */
export class DisposableStore implements Disposable {
  readonly #items: Disposable[] = [];
  #disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) {
      item.dispose();
    } else {
      this.#items.push(item);
    }
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    const item = this.#items.pop();
    if (item !== undefined) {
      try {
        item.dispose();
      } finally {
        this.dispose();
      }
    }
  }
}
