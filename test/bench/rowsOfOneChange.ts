import { ok } from 'node:assert';
import type { Disposable } from '../../src/common/disposable.ts';
import type { ViewId } from '../../src/contrib/views.ts';
import type { EndpointStore } from '../../src/model/store/endpointStore.ts';
import { defaultChoices } from '../../src/tree/choices.ts';
import { type Comparison, ShownRows } from '../../src/tree/shownRows.ts';
import { ViewSources } from '../../src/tree/views.ts';
import { container } from '../builders/container.ts';
import { TestSessions } from '../builders/endpointSessions.ts';
import { image } from '../builders/image.ts';
import { english } from '../builders/rows.ts';
import { sandbox } from '../builders/sandbox.ts';
import type { BenchRow } from './benchRow.ts';
import { medianTimes } from './medianTimes.ts';

const counts = [110, 1_000, 10_000];
const rounds = { warmUps: 20, counted: 60 };
const containersOfSandbox = 4;
const containersOfImage = 50;
const views: readonly ViewId[] = ['criExplorer.sandboxes', 'criExplorer.containers', 'criExplorer.images'];

/** What one changed container costs in the three views that list objects, against making all of their rows again. */
export async function rowsOfOneChange(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const count of counts) {
    const { closed, opened, fromNothing } = await measured(count);
    const against = [{ name: 'all rows made from nothing', measured: [{ value: fromNothing, unit: 'ms' }] }];
    const among = `one of ${count.toLocaleString('en')} containers`;
    rows.push(
      { what: `Rows of one change, ${among}`, measured: [{ value: closed, unit: 'ms' }], against },
      { what: `Rows of one change, ${among}, all rows open`, measured: [{ value: opened, unit: 'ms' }], against },
    );
  }
  return rows;
}

async function measured(count: number): Promise<Record<'closed' | 'opened' | 'fromNothing', number>> {
  const sessions = new TestSessions();
  const store = sessions.open();
  fill(store, count);
  const closed = new Trees(sessions);
  const opened = new Trees(sessions);
  opened.openAll();
  let changed = 0;
  // The next container stops, or starts again.
  const change = (): void => {
    const id = `container-${(changed * 37) % count}`;
    const now = store.snapshot.containers.get(id);
    ok(now !== undefined, 'Every container is there.');
    const item = { ...now, state: now.state === 'running' ? ('exited' as const) : ('running' as const) };
    store.apply({ containers: { ids: new Set([id]), items: [item] } });
    changed += 1;
  };
  const run = (work: () => void) => (): Promise<void> => {
    work();
    return Promise.resolve();
  };
  return medianTimes(
    {
      // The store is not what is measured.
      change: run(change),
      closed: run(() => void closed.draw()),
      opened: run(() => {
        ok(opened.draw() > 0, 'The changed row is drawn.');
      }),
      fromNothing: run(() => {
        new Trees(sessions).dispose();
      }),
    },
    rounds,
  );
}

function fill(store: EndpointStore, count: number): void {
  const sandboxCount = Math.ceil(count / containersOfSandbox);
  const imageCount = Math.ceil(count / containersOfImage);
  const made = <T>(length: number, make: (at: number) => T): readonly T[] =>
    Array.from({ length }, (_, at) => make(at));
  store.apply({
    connection: { phase: 'live' },
    sandboxes: made(sandboxCount, (at) =>
      sandbox({ id: `sandbox-${at}`, name: `web-${(at * 7919) % sandboxCount}`, namespace: `ns-${at % 20}` }),
    ),
    containers: made(count, (at) =>
      container({
        id: `container-${at}`,
        sandboxId: `sandbox-${at % sandboxCount}`,
        name: `app-${(at * 104_729) % count}`,
        image: `docker.io/library/app-${at % imageCount}:1`,
      }),
    ),
    images: made(imageCount, (at) => image({ id: `image-${at}`, repoTags: [`docker.io/library/app-${at}:1`] })),
  });
}

/** The rows of the three views, without the pacing of a forest. */
class Trees implements Disposable {
  readonly #sources: ViewSources;
  readonly #shown = views.map((view) => ({ view, rows: new ShownRows() }));

  constructor(sessions: TestSessions) {
    this.#sources = new ViewSources(sessions);
    this.draw();
  }

  dispose(): void {
    this.#sources.dispose();
  }

  /** Gives how many rows have to be drawn again. */
  draw(): number {
    const context = { l10n: english, nowMs: 0 };
    const drawn = this.#shown.map(({ view, rows }) => {
      const found = lastOf(rows.compare(this.#sources.byId[view].roots(defaultChoices, context)));
      rows.show(found);
      return found.changes.scope === 'all' ? rows.roots.length : found.changes.ids.length;
    });
    return drawn.reduce((sum, each) => sum + each, 0);
  }

  openAll(): void {
    for (const { rows } of this.#shown) {
      const open = (id: string): void => rows.open(id).forEach((row) => open(row.id));
      rows.roots.forEach(({ id }) => open(id));
    }
  }
}

function lastOf(steps: Iterator<unknown, Comparison>): Comparison {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
