import type { Localize } from '../../src/common/localize.ts';
import type { ViewId } from '../../src/contrib/views.ts';
import type { EndpointSnapshot } from '../../src/model/store/endpointSnapshot.ts';
import { defaultChoices, type ViewChoices } from '../../src/tree/choices.ts';
import type { RowCounts } from '../../src/tree/objectList.ts';
import type { Row } from '../../src/tree/rows/row.ts';
import { type RowSource, ViewSources } from '../../src/tree/views.ts';
import type { WordContext } from '../../src/words/wordContext.ts';
import { TestSessions } from './endpointSessions.ts';

/** English, put together as `vscode.l10n.t` does. */
export const english: Localize = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole)),
};

export const dayMs = 86_400_000;

/** Three days after the moment at which the builders' objects were made. */
export const context: WordContext = { l10n: english, nowMs: 3 * dayMs };

/** Rows as an indented outline: `label | description`. */
export function outline(rows: readonly Row[], indent = ''): readonly string[] {
  return rows.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...outline(children, `${indent}  `),
  ]);
}

/** One endpoint in one view, which follows what is read of it. */
export class TestView {
  readonly #sessions = new TestSessions();
  readonly #source: RowSource;

  constructor(view: ViewId) {
    this.#source = new ViewSources(this.#sessions).byId[view];
  }

  get counts(): RowCounts | undefined {
    return this.#source.counts;
  }

  /** The whole of a snapshot as the last thing that was read. */
  rows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
    this.read(snapshot);
    return this.#source.roots({ ...defaultChoices, ...choices }, context);
  }

  /** The steps of what is long of `rows`. */
  prepare(choices: Partial<ViewChoices> = {}): Iterable<void> {
    return this.#source.prepare?.({ ...defaultChoices, ...choices }) ?? [];
  }

  read({ endpoint, sandboxes, containers, images, runtime, ...reading }: EndpointSnapshot): void {
    const store = this.#sessions.session(endpoint.id)?.store ?? this.#sessions.open(endpoint.name);
    store.apply({
      ...reading,
      ...(runtime && { runtime }),
      sandboxes: [...sandboxes.values()],
      containers: [...containers.values()],
      images: [...images.values()],
    });
  }
}

/** The rows of a view that has seen nothing before. */
export function sandboxRows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
  return new TestView('criExplorer.sandboxes').rows(snapshot, choices);
}

export function containerRows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
  return new TestView('criExplorer.containers').rows(snapshot, choices);
}

export function imageRows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
  return new TestView('criExplorer.images').rows(snapshot, choices);
}
