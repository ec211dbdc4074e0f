import { vi } from 'vitest';
import { Emitter } from '../../../src/common/emitter.ts';
import type { ShownRow } from '../../../src/tree/shownRows.ts';

/** A view of the side bar, whose person is the test. What is revealed with `select` is selected, as in VS Code. */
export class FakeTreeView {
  readonly options: object;
  readonly #selected = new Emitter<{ readonly selection: readonly ShownRow[] }>();
  readonly #visible = new Emitter<{ readonly visible: boolean }>();
  readonly #expanded = new Emitter<{ readonly element: ShownRow }>();
  readonly #collapsed = new Emitter<{ readonly element: ShownRow }>();
  readonly onDidChangeSelection = this.#selected.event;
  readonly onDidChangeVisibility = this.#visible.event;
  readonly onDidExpandElement = this.#expanded.event;
  readonly onDidCollapseElement = this.#collapsed.event;
  selection: readonly ShownRow[] = [];
  visible = true;
  message = '';

  readonly reveal = vi.fn((element: ShownRow, options: { readonly select: boolean; readonly focus: boolean }) => {
    if (options.select) {
      this.select(element);
    }
    return Promise.resolve();
  });

  constructor(options: object) {
    this.options = options;
  }

  select(...rows: readonly ShownRow[]): void {
    this.selection = rows;
    this.#selected.fire({ selection: rows });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.#visible.fire({ visible });
  }

  expand(element: ShownRow): void {
    this.#expanded.fire({ element });
  }

  collapse(element: ShownRow): void {
    this.#collapsed.fire({ element });
  }

  dispose(): void {
    this.setVisible(false);
  }
}
