import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { Emitter, type Event } from '../../common/emitter.ts';
import type { Localize } from '../../common/localize.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import { watchSessions } from '../../model/watchSessions.ts';
import { refreshIntervalMs } from '../../projection/refreshIntervalMs.ts';
import type { Row } from '../../projection/row.ts';
import { type RowChanges, rowChanges, rowChangesInParts } from '../../projection/rowChanges.ts';
import { ShownRows } from '../../projection/shownRows.ts';
import type { ViewChoices } from '../../projection/viewChoices.ts';
import type { RowCounts } from '../../projection/viewRows.ts';
import type { RowSource } from './rowSource.ts';
import { Throttle } from './throttle.ts';
import type { Turns } from './turns.ts';

/** A faster stream of refreshes starves the workbench's tree, which waits 200 ms itself. */
const minRefreshMs = 500;
/** After so long another turn has to come before the next part of the work. */
const maxTurnMs = 5;
/** Under a flood of changes the last ones are not worth waiting for any longer. */
const mostPreparations = 5;

/** What is to be drawn again, and the rows as they were before. */
export interface Redraw {
  readonly changes: RowChanges;
  readonly before: ShownRows;
}

export interface RowForestOptions {
  readonly endpoints: EndpointSessions;
  readonly source: RowSource;
  readonly choices: () => ViewChoices;
  /** Shared by the forests, so that they draw one after the other. */
  readonly turns: Turns;
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** The rows of one view as they were last drawn. Only while visible does it follow the stores and the clock. */
export class RowForest implements Disposable {
  readonly #options: RowForestOptions;
  readonly #changed = new Emitter<Redraw>();
  readonly #drawn = new Emitter<void>();
  readonly #owned = new DisposableStore();
  readonly #throttle = new Throttle(() => this.#inTurns(this.#draw()), minRefreshMs);
  #shown = new ShownRows();
  #projected = false;
  #visible = false;
  #owed = false;
  /** The work under way. */
  #parts: Iterator<void> | undefined;
  #clock: NodeJS.Timeout | undefined;

  readonly onDidChange: Event<Redraw> = this.#changed.event;
  /** Also when nothing looks different. */
  readonly onDidDraw: Event<void> = this.#drawn.event;

  constructor(options: RowForestOptions) {
    this.#options = options;
    const { endpoints, source } = options;
    this.#owned.add(this.#changed);
    this.#owned.add(this.#drawn);
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
    if (!this.#projected) {
      this.#shown = rowChanges(this.#shown, this.#newRoots()).after;
      this.#projected = true;
    }
    return this.#shown.roots;
  }

  /** Opens a row. Empty for one that is gone. */
  children(id: string): readonly Row[] {
    return this.#shown.children(id) ?? this.#shown.show(id, this.row(id)?.children ?? []);
  }

  row(id: string): Row | undefined {
    return this.#shown.row(id);
  }

  parent(id: string): Row | undefined {
    const parentId = this.#shown.parentId(id);
    return parentId === undefined ? undefined : this.row(parentId);
  }

  /** How many objects the filter lets through; `undefined` where it does not apply. */
  get counts(): RowCounts | undefined {
    return this.#options.source.counts;
  }

  /** Whether something has changed that it has not drawn yet. */
  get owesDraw(): boolean {
    return this.#owed || this.#parts !== undefined;
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
      this.#owed = true;
      this.#throttle.request();
    }
  }

  /** The same without waiting for its turn. Only for changes that cannot come in streams. */
  refreshNow(): void {
    this.#throttle.dispose();
    this.refresh();
  }

  dispose(): void {
    this.#visible = false;
    clearTimeout(this.#clock);
    this.#owned.dispose();
  }

  /** What begins anew meanwhile takes its place. */
  #inTurns(parts: Iterator<void>): void {
    const { turns } = this.#options;
    this.#parts = parts;
    const next = (): void => {
      if (parts !== this.#parts) {
        return;
      }
      const endMs = performance.now() + maxTurnMs;
      while (parts.next().done !== true) {
        if (performance.now() > endMs) {
          turns.request(next);
          return;
        }
      }
      // Who saw it drawn may have asked for the next.
      if (parts === this.#parts) {
        this.#parts = undefined;
      }
    };
    turns.request(next);
  }

  /** Nothing is seen of it before the end. */
  *#draw(): Generator<void> {
    if (!this.#owed) {
      return;
    }
    yield* this.#prepare();
    this.#owed = false;
    if (!this.#isSeen()) {
      return;
    }
    this.#wind();
    const roots = this.#newRoots();
    for (let isDrawn = false; !isDrawn && this.#isSeen();) {
      const before = this.#shown;
      const { openedCount } = before;
      const { after, changes } = yield* rowChangesInParts(before, roots);
      // What was opened meanwhile has to be shown too.
      isDrawn = this.#shown === before && before.openedCount === openedCount;
      if (isDrawn) {
        this.#show(after, changes);
      }
    }
  }

  /**
   * Ends in a turn in which the rows of now are prepared: those of a list that arrived meanwhile would take long. What
   * the views share follows whoever comes, so that no part may go on with a snapshot that is past.
   */
  *#prepare(): Generator<void> {
    const { source, choices } = this.#options;
    for (let round = 0, isPrepared = false; round < mostPreparations && !isPrepared; round += 1) {
      const snapshots = this.#snapshots();
      const isNow = (): boolean => this.#snapshots().every((snapshot, index) => snapshot === snapshots[index]);
      const parts = source.prepare?.(snapshots, choices()) ?? [].values();
      while (isNow() && !isPrepared) {
        isPrepared = parts.next().done === true;
        if (!isPrepared) {
          yield;
        }
      }
    }
  }

  #show(after: ShownRows, changes: RowChanges): void {
    const before = this.#shown;
    this.#shown = after;
    this.#projected = true;
    this.#parts = undefined;
    if (changes.scope === 'all' || changes.ids.length > 0) {
      this.#changed.fire({ changes, before });
    }
    this.#drawn.fire();
  }

  /** It may change from part to part. */
  #isSeen(): boolean {
    return this.#visible;
  }

  #wind(): void {
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => this.refresh(), refreshIntervalMs(this.#snapshots()));
  }

  #newRoots(): readonly Row[] {
    const { source, choices, l10n, nowMs } = this.#options;
    return source.roots(this.#snapshots(), { l10n, nowMs: nowMs() }, choices());
  }

  #snapshots(): readonly EndpointSnapshot[] {
    return this.#options.endpoints.sessions.map(({ store }) => store.snapshot);
  }
}
