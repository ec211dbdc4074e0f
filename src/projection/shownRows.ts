import type { Row } from './row.ts';

/** The rows that somebody has asked for: the roots, and the children of the rows that were opened. */
export class ShownRows {
  readonly #rows = new Map<string, Row>();
  readonly #parentIds = new Map<string, string>();
  readonly #lists = new Map<string | undefined, readonly Row[]>();

  get roots(): readonly Row[] {
    return this.children(undefined) ?? [];
  }

  /** How many rows were opened, and the roots. */
  get openedCount(): number {
    return this.#lists.size;
  }

  row(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  parentId(id: string): string | undefined {
    return this.#parentIds.get(id);
  }

  /** The roots, or a row's children; `undefined` where nobody has asked for them. */
  children(parentId: string | undefined): readonly Row[] | undefined {
    return this.#lists.get(parentId);
  }

  /**
   * Notes a list and returns what of it can be shown: the workbench refuses a whole view in which two rows share an id,
   * and a runtime may well say a tag or a condition twice. Lists under different parents share none.
   */
  show(parentId: string | undefined, rows: readonly Row[]): readonly Row[] {
    const distinct = distinctRows(rows);
    this.#lists.set(parentId, distinct);
    for (const row of distinct) {
      this.#rows.set(row.id, row);
      if (parentId !== undefined) {
        this.#parentIds.set(row.id, parentId);
      }
    }
    return distinct;
  }
}

function distinctRows(rows: readonly Row[]): readonly Row[] {
  const ids = new Set(rows.map(({ id }) => id));
  return ids.size === rows.length ? rows : rows.filter(({ id }) => ids.delete(id));
}
