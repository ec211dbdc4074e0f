import type { Row } from './rows/row.ts';

export type RowChanges =
  /** The list of roots differs: the whole view has to be read anew. */
  | { readonly scope: 'all' }
  /** Rows that look different or have other children; a row under one of them is not named again. */
  | { readonly scope: 'rows'; readonly ids: readonly string[] };

/** New rows compared with those on show, and not shown yet. */
export interface Comparison {
  readonly changes: RowChanges;
  /** The lists that have other rows, by the id of the parent; a parent comes before its children. */
  readonly lists: ReadonlyMap<string | undefined, readonly Row[]>;
  /** The rows that are other ones in lists which stay. */
  readonly rows: readonly Row[];
}

/** Rows that are made and compared in one step: some two milliseconds. */
const stepSize = 500;

/**
 * What the workbench and the commands hold of a row. The workbench knows an element by identity, so there is one a row
 * id for as long as the row lives, and it always reads as the row was last drawn.
 */
export class ShownRow implements Row {
  #row: Row;
  parent: ShownRow | undefined;
  /** Its children as they were last drawn; `undefined` while nobody has asked for them. */
  opened: readonly ShownRow[] | undefined;

  constructor(row: Row) {
    this.#row = row;
  }

  get id(): Row['id'] {
    return this.#row.id;
  }

  get kind(): Row['kind'] {
    return this.#row.kind;
  }

  get endpointId(): Row['endpointId'] {
    return this.#row.endpointId;
  }

  get objectId(): Row['objectId'] {
    return this.#row.objectId;
  }

  get label(): Row['label'] {
    return this.#row.label;
  }

  get description(): Row['description'] {
    return this.#row.description;
  }

  get icon(): Row['icon'] {
    return this.#row.icon;
  }

  get contextValue(): Row['contextValue'] {
    return this.#row.contextValue;
  }

  get expansion(): Row['expansion'] {
    return this.#row.expansion;
  }

  get children(): Row['children'] {
    return this.#row.children;
  }

  /** Rows never change: the same one has the same children all the way down. */
  is(row: Row): boolean {
    return this.#row === row;
  }

  show(row: Row): void {
    this.#row = row;
  }
}

/** The rows that somebody has asked for: the roots, and the children of the rows that were opened. */
export class ShownRows {
  readonly #rows = new Map<string, ShownRow>();
  #roots: readonly ShownRow[] = [];
  #version = 0;

  get roots(): readonly ShownRow[] {
    return this.#roots;
  }

  /** Grows with whatever is shown or opened. A comparison that was begun before is of no use after. */
  get version(): number {
    return this.#version;
  }

  row(id: string): ShownRow | undefined {
    return this.#rows.get(id);
  }

  /** The children of a row, from now on kept up to date. Empty for a row that is gone. */
  open(id: string): readonly ShownRow[] {
    const row = this.#rows.get(id);
    if (row !== undefined && row.opened === undefined) {
      this.show({ changes: { scope: 'rows', ids: [] }, lists: new Map([[id, distinctRows(row.children)]]), rows: [] });
    }
    return row?.opened ?? [];
  }

  /**
   * Compares new roots with those on show, as deep as rows have been opened, and tells what has to be drawn again.
   * Nothing of it is shown before `show`; between the steps other work may have its turn.
   */
  *compare(roots: readonly Row[]): Generator<void, Comparison> {
    const lists = new Map<string | undefined, readonly Row[]>();
    const replaced: Row[] = [];
    const ids: string[] = [];
    const shown = this.#rows;
    let looked = 0;
    const list = listed(this.#roots, roots);
    yield* compareList(undefined, this.#roots, list, !list.hasSameIds);
    return { lists, rows: replaced, changes: list.hasSameIds ? { scope: 'rows', ids } : { scope: 'all' } };

    /** @param isDrawn under a row that is drawn again anyway */
    function* compareList(
      parentId: string | undefined,
      before: readonly ShownRow[] | undefined,
      { rows, hasSameIds }: Listed,
      isDrawn: boolean,
    ): Generator<void, void> {
      if (!hasSameIds) {
        lists.set(parentId, rows);
      }
      for (const [at, row] of rows.entries()) {
        looked += 1;
        if (looked % stepSize === 0) {
          yield;
        }
        const known = hasSameIds ? before?.[at] : shown.get(row.id);
        if (known?.is(row) !== true) {
          if (hasSameIds) {
            replaced.push(row);
          }
          yield* compareRow(known, row, isDrawn);
        }
      }
    }

    function* compareRow(before: ShownRow | undefined, row: Row, isDrawn: boolean): Generator<void, void> {
      // The workbench opens by itself a row that says so, and at once.
      const isOpen = before?.opened !== undefined || row.expansion === 'expanded';
      const children = isOpen ? listed(before?.opened, row.children) : undefined;
      const isSame =
        before !== undefined &&
        looksSame(before, row) &&
        (before.opened === undefined || children?.hasSameIds === true);
      if (!isDrawn && !isSame) {
        ids.push(row.id);
      }
      if (children !== undefined) {
        yield* compareList(row.id, before?.opened, children, isDrawn || !isSame);
      }
    }
  }

  /** Shows what was compared; gives the rows as they were before. */
  show({ lists, rows: replaced }: Comparison): RowsBefore {
    this.#version += 1;
    replaced.forEach((row) => this.#rows.get(row.id)?.show(row));
    const before = new RowsBefore(this.#rows);
    const listed = new Set<ShownRow>();
    for (const [parentId, rows] of lists) {
      const parent = parentId === undefined ? undefined : this.#rows.get(parentId);
      before.noteList(parentId, parentId === undefined ? this.#roots : parent?.opened);
      const list = rows.map((row) => this.#put(row, parent, before));
      list.forEach((row) => listed.add(row));
      if (parentId === undefined) {
        this.#roots = list;
      } else if (parent !== undefined) {
        parent.opened = list;
      }
    }
    const remove = (row: ShownRow): void => {
      if (!listed.has(row)) {
        before.noteGone(row);
        this.#rows.delete(row.id);
        row.opened?.forEach(remove);
      }
    };
    before.lists.forEach((list) => list.forEach(remove));
    return before;
  }

  #put(row: Row, parent: ShownRow | undefined, before: RowsBefore): ShownRow {
    const known = this.#rows.get(row.id);
    const shown = known ?? new ShownRow(row);
    if (known === undefined) {
      before.noteCome(row.id);
      this.#rows.set(row.id, shown);
    } else if (known.parent !== parent) {
      before.noteMoved(known);
    }
    shown.show(row);
    shown.parent = parent;
    return shown;
  }
}

/** What rows there were before new ones were shown, told by the difference. */
export class RowsBefore {
  readonly #now: ReadonlyMap<string, ShownRow>;
  readonly #lists = new Map<string | undefined, readonly ShownRow[]>();
  readonly #come = new Set<string>();
  readonly #gone = new Map<string, ShownRow>();
  readonly #parents = new Map<string, ShownRow | undefined>();

  constructor(now: ReadonlyMap<string, ShownRow>) {
    this.#now = now;
  }

  /** The lists that were replaced. */
  get lists(): readonly (readonly ShownRow[])[] {
    return [...this.#lists.values()];
  }

  has(id: string): boolean {
    return this.#gone.has(id) || (this.#now.has(id) && !this.#come.has(id));
  }

  parentId(id: string): string | undefined {
    const row = this.#gone.get(id) ?? this.#now.get(id);
    return row !== undefined && this.#parents.has(row.id) ? this.#parents.get(row.id)?.id : row?.parent?.id;
  }

  children(parentId: string | undefined): readonly ShownRow[] {
    const row = parentId === undefined ? undefined : (this.#gone.get(parentId) ?? this.#now.get(parentId));
    return this.#lists.get(parentId) ?? row?.opened ?? [];
  }

  noteList(parentId: string | undefined, list: readonly ShownRow[] | undefined): void {
    this.#lists.set(parentId, list ?? []);
  }

  noteCome(id: string): void {
    this.#come.add(id);
  }

  noteMoved(row: ShownRow): void {
    this.#parents.set(row.id, row.parent);
  }

  noteGone(row: ShownRow): void {
    this.#gone.set(row.id, row);
  }
}

/**
 * Leaves out rows whose id came before: the workbench refuses a whole view in which two rows share an id, and a runtime may well
 * say a tag or a condition twice. Lists under different parents share none.
 */
function distinctRows(rows: readonly Row[]): readonly Row[] {
  const ids = new Set(rows.map(({ id }) => id));
  return ids.size === rows.length ? rows : rows.filter(({ id }) => ids.delete(id));
}

/** The rows of a new list that can be shown, and whether they have the ids of the list before. */
interface Listed {
  readonly rows: readonly Row[];
  readonly hasSameIds: boolean;
}

function listed(before: readonly ShownRow[] | undefined, after: readonly Row[]): Listed {
  if (before !== undefined && isSameList(before, after)) {
    return { rows: after, hasSameIds: true };
  }
  const rows = distinctRows(after);
  return { rows, hasSameIds: before !== undefined && rows !== after && isSameList(before, rows) };
}

function isSameList(before: readonly ShownRow[], after: readonly Row[]): boolean {
  return (
    before.length === after.length &&
    before.every((shown, at) => {
      const row = after[at];
      return row !== undefined && (shown.is(row) || shown.id === row.id);
    })
  );
}

function looksSame(a: Row, b: Row): boolean {
  return (
    a.label === b.label &&
    a.description === b.description &&
    a.contextValue === b.contextValue &&
    a.expansion === b.expansion &&
    a.icon?.name === b.icon?.name &&
    a.icon?.color === b.icon?.color
  );
}
