import type { Localize } from '../../common/localize.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { ChangeSet } from '../../model/changeSet.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import { projectEndpointRoots } from '../../projection/projectEndpointRoots.ts';
import type { Row } from '../../projection/row.ts';
import type { ViewChoices } from '../../projection/viewChoices.ts';
import type { RowCounts, ViewRows } from '../../projection/viewRows.ts';
import type { WordContext } from '../../words/wordContext.ts';
import type { RowSource } from './rowSource.ts';

interface ObjectSourceOptions {
  readonly viewRows: (endpoint: Endpoint) => ViewRows;
  readonly concerns: (change: ChangeSet) => boolean;
  /** Says that an endpoint has no such objects. */
  readonly none: (l10n: Localize) => string;
}

/** A view that lists objects, with what it remembers of each endpoint. */
export class ObjectSource implements RowSource {
  readonly #options: ObjectSourceOptions;
  #endpoints: ReadonlyMap<Endpoint, ViewRows> = new Map();

  constructor(options: ObjectSourceOptions) {
    this.#options = options;
  }

  get counts(): RowCounts {
    const counts = [...this.#endpoints.values()].map((view) => view.counts);
    return {
      shown: counts.reduce((sum, { shown }) => sum + shown, 0),
      total: counts.reduce((sum, { total }) => sum + total, 0),
    };
  }

  concerns(change: ChangeSet): boolean {
    return this.#options.concerns(change);
  }

  *prepare(snapshots: readonly EndpointSnapshot[], choices: ViewChoices): Generator<void> {
    const views = this.#viewsOf(snapshots);
    for (const snapshot of snapshots) {
      yield* views.get(snapshot.endpoint)?.prepare(snapshot, choices) ?? [];
    }
  }

  roots(snapshots: readonly EndpointSnapshot[], context: WordContext, choices: ViewChoices): readonly Row[] {
    const views = this.#viewsOf(snapshots);
    const { l10n } = context;
    const none = choices.filter.text === '' ? this.#options.none(l10n) : l10n.t('nothing passes the filter');
    const rows = (snapshot: EndpointSnapshot): readonly Row[] =>
      views.get(snapshot.endpoint)?.rows(snapshot, context, choices) ?? [];
    return projectEndpointRoots(snapshots, { rows, none }, context);
  }

  #viewsOf(snapshots: readonly EndpointSnapshot[]): ReadonlyMap<Endpoint, ViewRows> {
    const { viewRows } = this.#options;
    this.#endpoints = new Map(
      snapshots.map(({ endpoint }) => [endpoint, this.#endpoints.get(endpoint) ?? viewRows(endpoint)]),
    );
    return this.#endpoints;
  }
}
