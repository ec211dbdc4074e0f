import type { Localize } from '../common/localize.ts';
import { compareText } from '../common/order.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { SortOrder, ViewChoices } from './choices.ts';
import type { EndpointIndex, ObjectIds } from './endpointIndex.ts';
import type { Filter } from './parseFilter.ts';
import { Heads, pagedRows, type PageSpec } from './rows/pages.ts';
import type { Row } from './rows/row.ts';

const minuteMs = 60_000;
/** How many objects are looked at in one step: one or two milliseconds. */
const stepSize = 250;

/** How the objects of one kind are found, sorted, filtered and drawn: pure functions of an object and its relatives. */
export interface ObjectKind<T> {
  readonly scope: keyof ObjectIds;
  find(index: EndpointIndex, id: string): T | undefined;
  /** Keys that no two objects share. Two orders may have the same function: then nothing is sorted again. */
  readonly sortKeys: Readonly<Record<SortOrder, (object: T) => string>>;
  matches(object: T, filter: Filter, index: EndpointIndex): boolean;
  /** Plain text or not: it is made harmless where it is shown. */
  label(object: T): string;
  row(object: T, index: EndpointIndex, choices: ViewChoices, context: WordContext): Row;
  /** The part of a person's choices on which rows depend, compared by identity. */
  rowChoice(choices: ViewChoices): unknown;
  /** Says that an endpoint has none. */
  none(l10n: Localize): string;
  /** Rows that come before the objects, whatever the filter says. */
  rowsAhead?(snapshot: EndpointSnapshot, context: WordContext): readonly Row[];
  /** Rows of groups instead of objects, where the choices want them. */
  groupRows?(
    entries: readonly Entry<T>[],
    spec: ListSpec<T>,
    choices: ViewChoices,
    context: WordContext,
  ): readonly Row[] | undefined;
}

export type ListSpec<T> = PageSpec<Entry<T>> & { readonly heads: Heads };

/** An object in its place in a list. A change of the object makes another entry: identity tells. */
export interface Entry<T> {
  readonly object: T;
  readonly key: string;
  isGone: boolean;
  /** Whether a filter lets it through, and which filter that was. */
  match: { readonly filter: Filter; readonly is: boolean } | undefined;
  row: Row | undefined;
  /** The edition that the row belongs to. */
  edition: Heads | undefined;
}

export interface RowCounts {
  /** What the filter lets through. */
  readonly shown: number;
  readonly total: number;
}

/** The objects of one kind of one endpoint in the order of a view, with their rows. */
export class ObjectList<T> {
  readonly #kind: ObjectKind<T>;
  readonly #index: EndpointIndex;
  readonly #entries = new Map<string, Entry<T>>();
  /** Ids whose entries are out of date. */
  readonly #pending = new Set<string>();
  #order: readonly Entry<T>[] = [];
  /** Entries that are not in the order yet. */
  #come: Entry<T>[] = [];
  #isInOrder = true;
  #counts: RowCounts = { shown: 0, total: 0 };
  #sortKey: ((object: T) => string) | undefined;
  /** Rows tell ages: a new minute is a change of them all, and so are other choices. It makes a new edition. */
  #edition = { heads: new Heads(), minute: NaN, choice: undefined as unknown };

  constructor(kind: ObjectKind<T>, index: EndpointIndex) {
    this.#kind = kind;
    this.#index = index;
    [...index.objects[kind.scope].keys()].forEach((id) => this.#pending.add(id));
    index.onDidUpdate((ids) => this.#note(ids[kind.scope]));
  }

  /** Counted by the last call of `rows`. */
  get counts(): RowCounts {
    return this.#counts;
  }

  /** Whether so much has changed that `rows` would take long. */
  get isBehind(): boolean {
    return this.#pending.size > stepSize;
  }

  /** Does the work of `rows` that grows with the number of changes. It may be given up after any step. */
  *prepare({ sortOrder, filter }: ViewChoices): Generator<void> {
    this.#sortBy(sortOrder);
    const ids = [...this.#pending];
    for (let start = 0; start < ids.length; start += stepSize) {
      this.#renew(ids.slice(start, start + stepSize));
      yield;
    }
    this.#sortIn();
    for (let start = 0; start < this.#order.length && filter.text !== ''; start += stepSize) {
      this.#order.slice(start, start + stepSize).forEach((entry) => this.#isMatch(entry, filter));
      yield;
    }
  }

  rows(choices: ViewChoices, context: WordContext): readonly Row[] {
    const kind = this.#kind;
    const { filter, sortOrder } = choices;
    this.#sortBy(sortOrder);
    this.#renew([...this.#pending]);
    this.#sortIn();
    const shown = filter.text === '' ? this.#order : this.#order.filter((entry) => this.#isMatch(entry, filter));
    this.#counts = { shown: shown.length, total: this.#order.length };
    const edition = this.#editionOf(choices, context);
    const spec: ListSpec<T> = {
      endpointId: this.#index.endpointId,
      scope: kind.scope,
      label: ({ object }) => kind.label(object),
      row: (entry) => this.#row(entry, edition, choices, context),
      heads: edition,
    };
    return kind.groupRows?.(shown, spec, choices, context) ?? pagedRows(shown, spec, context);
  }

  #note(ids: ReadonlySet<string>): void {
    const objects = this.#index.objects[this.#kind.scope];
    for (const id of ids) {
      // Nobody may look for hours: what came and went meanwhile must not pile up.
      if (this.#entries.has(id) || objects.has(id)) {
        this.#pending.add(id);
      } else {
        this.#pending.delete(id);
      }
    }
  }

  #sortBy(order: SortOrder): void {
    const sortKey = this.#kind.sortKeys[order];
    if (sortKey !== this.#sortKey) {
      this.#sortKey = sortKey;
      [...this.#entries.keys()].forEach((id) => this.#pending.add(id));
    }
  }

  #renew(ids: readonly string[]): void {
    for (const id of ids) {
      this.#pending.delete(id);
      const before = this.#entries.get(id);
      if (before !== undefined) {
        before.isGone = true;
        this.#entries.delete(id);
      }
      const object = this.#kind.find(this.#index, id);
      if (object !== undefined) {
        const key = this.#sortKey?.(object) ?? '';
        const entry = { object, key, isGone: false, match: undefined, row: undefined, edition: undefined };
        this.#entries.set(id, entry);
        this.#come.push(entry);
      }
      this.#isInOrder = false;
    }
  }

  /** Puts new entries into their places, without sorting the others again. */
  #sortIn(): void {
    if (!this.#isInOrder) {
      const come = this.#come.filter(({ isGone }) => !isGone).sort((a, b) => compareText(a.key, b.key));
      this.#order = merged(this.#order, come);
      this.#come = [];
      this.#isInOrder = true;
    }
  }

  /** An object is looked at once a filter. */
  #isMatch(entry: Entry<T>, filter: Filter): boolean {
    if (entry.match?.filter !== filter) {
      entry.match = { filter, is: this.#kind.matches(entry.object, filter, this.#index) };
    }
    return entry.match.is;
  }

  #editionOf(choices: ViewChoices, { nowMs }: WordContext): Heads {
    const minute = Math.floor(nowMs / minuteMs);
    const choice = this.#kind.rowChoice(choices);
    if (minute !== this.#edition.minute || choice !== this.#edition.choice) {
      this.#edition = { heads: new Heads(), minute, choice };
    }
    this.#edition.heads.begin();
    return this.#edition.heads;
  }

  /** Made once an edition. Rows of the edition before may still be asked for while this one is drawn. */
  #row(entry: Entry<T>, edition: Heads, choices: ViewChoices, context: WordContext): Row {
    if (entry.row === undefined || entry.edition !== edition) {
      entry.row = this.#kind.row(entry.object, this.#index, choices, context);
      entry.edition = edition;
    }
    return entry.row;
  }
}

/** Two sorted lists in one, without what is gone. The second is usually much shorter. */
function merged<T>(order: readonly Entry<T>[], come: readonly Entry<T>[]): readonly Entry<T>[] {
  const all: Entry<T>[] = [];
  let from = 0;
  const takeUpTo = (end: number): void => {
    for (const entry of order.slice(from, end)) {
      if (!entry.isGone) {
        all.push(entry);
      }
    }
    from = end;
  };
  for (const entry of come) {
    takeUpTo(placeOf(entry, order, from));
    all.push(entry);
  }
  takeUpTo(order.length);
  return all;
}

/** The first place, not before `from`, whose entry is not below this one. */
function placeOf<T>({ key }: Entry<T>, order: readonly Entry<T>[], from: number): number {
  let [low, high] = [from, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((order[middle]?.key ?? '') < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
