import type { Row } from '../../projection/row.ts';
import { RowElement } from './rowElement.ts';

/** The elements that have been handed out, by row id. */
export class RowElements {
  readonly #elements = new Map<string, RowElement>();

  of(row: Row): RowElement {
    const known = this.#elements.get(row.id);
    if (known !== undefined) {
      known.show(row);
      return known;
    }
    const element = new RowElement(row);
    this.#elements.set(row.id, element);
    return element;
  }

  get(id: string): RowElement | undefined {
    return this.#elements.get(id);
  }

  /** Brings every element up to date and lets those go whose row is gone. */
  update(current: (id: string) => Row | undefined): void {
    for (const [id, element] of this.#elements) {
      const row = current(id);
      if (row === undefined) {
        this.#elements.delete(id);
      } else {
        element.show(row);
      }
    }
  }
}
