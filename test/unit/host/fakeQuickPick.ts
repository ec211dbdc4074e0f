interface Item {
  readonly label: string;
  readonly description?: string;
}

/** The box of a quick pick. The test moves in it as a person does. */
export class FakeQuickPick<T extends Item> {
  items: readonly T[] = [];
  selectedItems: readonly T[] = [];
  activeItems: readonly T[] = [];
  placeholder = '';
  matchOnDescription = false;
  matchOnDetail = false;
  canSelectMany = false;
  shown = false;
  readonly #accepted = new Set<() => void>();
  readonly #hidden = new Set<() => void>();

  readonly onDidAccept = (listener: () => void) => listening(this.#accepted, listener);
  readonly onDidHide = (listener: () => void) => listening(this.#hidden, listener);

  show(): void {
    this.shown = true;
  }

  hide(): void {
    if (this.shown) {
      this.shown = false;
      [...this.#hidden].forEach((listener) => listener());
    }
  }

  dispose(): void {
    this.hide();
  }

  tick(...indexes: readonly number[]): void {
    this.selectedItems = this.items.filter((_, index) => indexes.includes(index));
  }

  moveTo(index: number): void {
    this.activeItems = this.items.slice(index, index + 1);
  }

  pressEnter(): void {
    [...this.#accepted].forEach((listener) => listener());
  }
}

function listening(listeners: Set<() => void>, listener: () => void): { dispose: () => void } {
  listeners.add(listener);
  return { dispose: () => void listeners.delete(listener) };
}
