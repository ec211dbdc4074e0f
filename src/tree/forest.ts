import { Coalescer } from '../common/coalescer.ts';
import { type Disposable, DisposableStore } from '../common/disposable.ts';
import { Emitter, type Event } from '../common/emitter.ts';
import type { Localize } from '../common/localize.ts';
import type { Slices } from '../common/slices.ts';
import { type EndpointSessions, watchSessions } from '../model/session/endpointSessions.ts';
import type { ViewChoices } from './choices.ts';
import type { RowCounts } from './objectList.ts';
import type { Row } from './rows/row.ts';
import { type Comparison, type RowChanges, type RowsBefore, type ShownRow, ShownRows } from './shownRows.ts';
import { refreshIntervalMs } from './status.ts';
import type { RowSource } from './views.ts';

/** A faster stream of refreshes starves the workbench's tree, which waits 200 ms itself. */
const minRefreshMs = 500;
/** Under a flood of changes the last ones are not worth waiting for any longer. */
const mostPreparations = 5;

/** What is to be drawn again, and the rows as they were before. */
export interface Redraw {
  readonly changes: RowChanges;
  readonly before: RowsBefore;
}

export interface ForestOptions {
  readonly endpoints: EndpointSessions;
  readonly source: RowSource;
  readonly choices: () => ViewChoices;
  /** Shared by the forests, so that they draw one after the other. */
  readonly slices: Slices;
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** The rows of one view as they were last drawn. Only while visible does it follow the stores and the clock. */
export class Forest implements Disposable {
  readonly #options: ForestOptions;
  readonly #changed = new Emitter<Redraw>();
  readonly #drawn = new Emitter<void>();
  readonly #owned = new DisposableStore();
  readonly #draws: Coalescer<undefined>;
  readonly #shown = new ShownRows();
  #isRead = false;
  #visible = false;
  /** How many draws were asked for, and how many of those have been done. */
  #requests = 0;
  #answered = 0;
  #clock: NodeJS.Timeout | undefined;

  readonly onDidChange: Event<Redraw> = this.#changed.event;
  /** Also when nothing looks different. */
  readonly onDidDraw: Event<void> = this.#drawn.event;

  constructor(options: ForestOptions) {
    this.#options = options;
    const { endpoints, source, slices } = options;
    this.#owned.add(this.#changed);
    this.#owned.add(this.#drawn);
    this.#draws = this.#owned.add(
      new Coalescer({
        merge: () => undefined,
        run: (_, signal) => slices.run(this.#draw(), signal),
        spacingMs: () => minRefreshMs,
      }),
    );
    this.#owned.add(
      watchSessions(endpoints, (change) => {
        if (change === undefined || source.concerns(change)) {
          this.refresh();
        }
      }),
    );
  }

  /** Where nothing has been drawn yet, they are made at once. */
  get roots(): readonly ShownRow[] {
    if (!this.#isRead) {
      this.#isRead = true;
      this.#shown.show(lastOf(this.#shown.compare(this.#newRoots())));
    }
    return this.#shown.roots;
  }

  /** Opens a row. Empty for one that is gone. */
  children(id: string): readonly ShownRow[] {
    return this.#shown.open(id);
  }

  row(id: string): ShownRow | undefined {
    return this.#shown.row(id);
  }

  /** How many objects the filter lets through; `undefined` where it does not apply. */
  get counts(): RowCounts | undefined {
    return this.#options.source.counts;
  }

  /** Whether something has changed that it has not drawn yet. */
  get owesDraw(): boolean {
    return this.#visible && this.#answered !== this.#requests;
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
      this.#requests += 1;
      this.#draws.schedule(undefined);
    }
  }

  /** The same without waiting for its turn. Only for changes that cannot come in streams. */
  refreshNow(): void {
    this.#draws.restart();
    this.#draws.skipSpacing();
    this.refresh();
  }

  dispose(): void {
    this.#visible = false;
    clearTimeout(this.#clock);
    this.#owned.dispose();
  }

  /** Makes and compares the rows in steps. The workbench sees none of them before the end. */
  *#draw(): Generator<void> {
    const { source, choices } = this.#options;
    for (let round = 0; round === 0 || (round < mostPreparations && source.isBehind?.() === true); round += 1) {
      yield* source.prepare?.(choices()) ?? [];
    }
    if (!this.#isSeen()) {
      return;
    }
    this.#wind();
    const requests = this.#requests;
    // In the same step as the last look at what is behind: a list that arrived in between would take long.
    const roots = this.#newRoots();
    for (let isDrawn = false; !isDrawn && this.#isSeen();) {
      const { version } = this.#shown;
      const comparison = yield* this.#shown.compare(roots);
      // Rows that were opened meanwhile have to be compared too.
      isDrawn = this.#shown.version === version;
      if (isDrawn) {
        this.#answered = requests;
        this.#show(comparison);
      }
    }
  }

  #show(comparison: Comparison): void {
    this.#isRead = true;
    const before = this.#shown.show(comparison);
    const { changes } = comparison;
    if (changes.scope === 'all' || changes.ids.length > 0) {
      this.#changed.fire({ changes, before });
    }
    this.#drawn.fire();
  }

  /** It may change from step to step. */
  #isSeen(): boolean {
    return this.#visible;
  }

  /** Rows tell times, which the clock changes. */
  #wind(): void {
    const { endpoints } = this.#options;
    clearTimeout(this.#clock);
    this.#clock = setTimeout(
      () => this.refresh(),
      refreshIntervalMs(endpoints.sessions.map(({ store }) => store.snapshot)),
    );
  }

  #newRoots(): readonly Row[] {
    const { source, choices, l10n, nowMs } = this.#options;
    return source.roots(choices(), { l10n, nowMs: nowMs() });
  }
}

function lastOf<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
