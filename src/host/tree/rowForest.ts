import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { Emitter, type Event } from '../../common/emitter.ts';
import type { Localize } from '../../common/localize.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import { watchSessions } from '../../model/watchSessions.ts';
import { distinctRows } from '../../projection/distinctRows.ts';
import { refreshIntervalMs } from '../../projection/refreshIntervalMs.ts';
import type { Row } from '../../projection/row.ts';
import { type RowChanges, rowChanges } from '../../projection/rowChanges.ts';
import type { RowSource } from './rowSource.ts';
import { Throttle } from './throttle.ts';

/** A faster stream of refreshes starves the workbench's tree, which waits 200 ms itself. */
const minRefreshMs = 500;

/** What is to be drawn again, and the roots as they were before. */
export interface Redraw {
  readonly changes: RowChanges;
  readonly before: readonly Row[];
}

interface Place {
  readonly row: Row;
  readonly parentId: string | undefined;
}

/** The rows of one view as they were last drawn. Only while visible does it follow the stores and the clock. */
export class RowForest implements Disposable {
  readonly #endpoints: EndpointSessions;
  readonly #source: RowSource;
  readonly #l10n: Localize;
  readonly #nowMs: () => number;
  readonly #changed = new Emitter<Redraw>();
  readonly #owned = new DisposableStore();
  readonly #throttle = new Throttle(() => this.#draw(), minRefreshMs);
  #roots: readonly Row[] | undefined;
  #places: ReadonlyMap<string, Place> = new Map();
  #visible = false;
  #clock: NodeJS.Timeout | undefined;

  readonly onDidChange: Event<Redraw> = this.#changed.event;

  /** `nowMs` gives milliseconds since 1970. */
  constructor(endpoints: EndpointSessions, source: RowSource, l10n: Localize, nowMs: () => number) {
    this.#endpoints = endpoints;
    this.#source = source;
    this.#l10n = l10n;
    this.#nowMs = nowMs;
    this.#owned.add(this.#changed);
    this.#owned.add(this.#throttle);
    this.#owned.add(
      watchSessions(endpoints, (change) => {
        if (change === undefined || source.concerns(change)) {
          this.refresh();
        }
      }),
    );
  }

  get roots(): readonly Row[] {
    if (this.#roots === undefined) {
      this.#show(this.#project());
    }
    return this.#roots ?? [];
  }

  row(id: string): Row | undefined {
    return this.#places.get(id)?.row;
  }

  parent(id: string): Row | undefined {
    const parentId = this.#places.get(id)?.parentId;
    return parentId === undefined ? undefined : this.row(parentId);
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) {
      this.refresh();
    } else {
      clearTimeout(this.#clock);
    }
  }

  /** Draws again, if anybody looks; who looks later gets the rows of that moment. */
  refresh(): void {
    if (this.#visible) {
      this.#throttle.request();
    }
  }

  dispose(): void {
    this.#visible = false;
    clearTimeout(this.#clock);
    this.#owned.dispose();
  }

  #draw(): void {
    if (!this.#visible) {
      return;
    }
    this.#wind();
    const before = this.#roots ?? [];
    const after = this.#project();
    const changes = rowChanges(before, after);
    this.#show(after);
    if (changes.scope === 'all' || changes.ids.length > 0) {
      this.#changed.fire({ changes, before });
    }
  }

  #wind(): void {
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => this.refresh(), refreshIntervalMs(this.#snapshots()));
  }

  #project(): readonly Row[] {
    return distinctRows(this.#source.roots(this.#snapshots(), { l10n: this.#l10n, nowMs: this.#nowMs() }));
  }

  #show(roots: readonly Row[]): void {
    const places = new Map<string, Place>();
    const note = (rows: readonly Row[], parentId: string | undefined): void => {
      for (const row of rows) {
        places.set(row.id, { row, parentId });
        note(row.children, row.id);
      }
    };
    note(roots, undefined);
    this.#roots = roots;
    this.#places = places;
  }

  #snapshots(): readonly EndpointSnapshot[] {
    return this.#endpoints.sessions.map(({ store }) => store.snapshot);
  }
}
