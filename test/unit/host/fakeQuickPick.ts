interface Item {
  readonly label: string;
  readonly description?: string;
}

/** The box of a quick pick. The test moves in it as a person does. */
export class FakeQuickPick<T extends Item> {
  items: readonly T[] = [];
  selectedItems: readonly T[] = [];
  activeItems: readonly T[] = [];
  value = '';
  title: string | undefined;
  placeholder = '';
  matchOnDescription = false;
  matchOnDetail = false;
  canSelectMany = false;
  shown = false;
  readonly #accepted = new Set<() => void>();
  readonly #hidden = new Set<() => void>();
  readonly #moved = new Set<(active: readonly T[]) => void>();
  readonly #typed = new Set<(value: string) => void>();

  readonly onDidAccept = (listener: () => void) => listening(this.#accepted, listener);
  readonly onDidChangeValue = (listener: (value: string) => void) => listening(this.#typed, listener);
  readonly onDidChangeActive = (listener: (active: readonly T[]) => void) => listening(this.#moved, listener);
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

  /** VS Code leaves no entry active where several can be picked. */
  type(value: string): void {
    this.value = value;
    this.activeItems = [];
    [...this.#typed].forEach((listener) => listener(value));
  }

  moveTo(index: number): void {
    this.activeItems = this.items.slice(index, index + 1);
    [...this.#moved].forEach((listener) => listener(this.activeItems));
  }

  /** Enter where one is picked: the window accepts what it has active. */
  accept(item: T | undefined): void {
    this.selectedItems = item === undefined ? [] : [item];
    this.pressEnter();
  }

  pressEnter(): void {
    [...this.#accepted].forEach((listener) => listener());
  }
}

function listening<Listener>(listeners: Set<Listener>, listener: Listener): { dispose: () => void } {
  listeners.add(listener);
  return { dispose: () => void listeners.delete(listener) };
}
