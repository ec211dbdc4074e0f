import { type Disposable, DisposableStore } from '../common/disposable.ts';
import type { DiscoveryEntry } from '../contract/endpoint.ts';
import type { ViewId } from '../contrib/views.ts';
import type { EndpointSession } from '../model/session/endpointSession.ts';
import type { EndpointSessions } from '../model/session/endpointSessions.ts';
import { changedObjectCount, type ChangeSet } from '../model/store/changeSet.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import type { EndpointStore } from '../model/store/endpointStore.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { ViewChoices } from './choices.ts';
import { EndpointIndex } from './endpointIndex.ts';
import { containerKind, imageKind, sandboxKind } from './objectKinds.ts';
import { type ObjectKind, ObjectList, type RowCounts } from './objectList.ts';
import { projectDiscoveryRows } from './rows/discovery.ts';
import { projectEndpointRoots } from './rows/endpoint.ts';
import { noMatchRow } from './rows/noMatch.ts';
import type { Row } from './rows/row.ts';
import { projectRuntimeRows } from './rows/runtime.ts';

/** How the search for endpoints stands. */
export interface EndpointSearch {
  /** False until the first search is over: no endpoint then means "not known yet". */
  readonly loaded: boolean;
  /** What the last search looked at. */
  readonly discovery: readonly DiscoveryEntry[];
}

/** What one view shows of all endpoints. */
export interface RowSource {
  /** Whether a change can be seen in this view. */
  concerns(change: ChangeSet): boolean;
  /** Does what is long of `roots` ahead of it, in steps between which the caller may do something else. */
  prepare?(choices: ViewChoices): Generator<void>;
  /** Whether so much has changed that `roots` would take long, for instance while `prepare` was under way. */
  isBehind?(): boolean;
  roots(choices: ViewChoices, context: WordContext): readonly Row[];
  /** How many objects the filter lets through, as of the last call of `roots`; absent where it does not apply. */
  readonly counts?: RowCounts;
}

/** The four views, in the order of the side bar. */
export class ViewSources implements Disposable {
  readonly byId: Readonly<Record<ViewId, RowSource>>;
  readonly #owned = new DisposableStore();

  constructor(endpoints: EndpointSessions & EndpointSearch) {
    const indexes = this.#owned.add(new EndpointIndexes(endpoints));
    this.byId = {
      'criExplorer.sandboxes': new ObjectSource(sandboxKind, indexes),
      'criExplorer.containers': new ObjectSource(containerKind, indexes),
      'criExplorer.images': new ObjectSource(imageKind, indexes),
      'criExplorer.runtime': runtimeSource(endpoints),
    };
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** One index an endpoint, which the views share. It is made at the first look and lives as long as the endpoint. */
class EndpointIndexes implements Disposable {
  readonly #endpoints: EndpointSessions;
  readonly #indexes = new Map<EndpointStore, EndpointIndex>();
  readonly #subscription: Disposable;

  constructor(endpoints: EndpointSessions) {
    this.#endpoints = endpoints;
    this.#subscription = endpoints.onDidChangeSessions(() => {
      const stores = new Set(endpoints.sessions.map(({ store }) => store));
      this.#dispose([...this.#indexes.keys()].filter((store) => !stores.has(store)));
    });
  }

  /** The present endpoints, each with its index, which has caught up with the store. */
  get all(): readonly { readonly snapshot: EndpointSnapshot; readonly index: EndpointIndex }[] {
    return this.#endpoints.sessions.map(({ store }) => {
      const index = this.#indexOf(store);
      index.update();
      return { snapshot: store.snapshot, index };
    });
  }

  /** Does what is long of `all` ahead of it. */
  *prepare(): Generator<void> {
    for (const { store } of this.#endpoints.sessions) {
      yield* this.#indexOf(store).steps();
    }
  }

  get isBehind(): boolean {
    return this.#endpoints.sessions.some(({ store }) => this.#indexOf(store).isBehind);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#dispose([...this.#indexes.keys()]);
  }

  #indexOf(store: EndpointStore): EndpointIndex {
    const index = this.#indexes.get(store) ?? new EndpointIndex(store);
    this.#indexes.set(store, index);
    return index;
  }

  #dispose(stores: readonly EndpointStore[]): void {
    for (const store of stores) {
      this.#indexes.get(store)?.dispose();
      this.#indexes.delete(store);
    }
  }
}

/** A view that lists the objects of one kind. */
class ObjectSource<T> implements RowSource {
  readonly #kind: ObjectKind<T>;
  readonly #indexes: EndpointIndexes;
  readonly #lists = new WeakMap<EndpointIndex, ObjectList<T>>();
  #counts: RowCounts = { shown: 0, total: 0 };

  constructor(kind: ObjectKind<T>, indexes: EndpointIndexes) {
    this.#kind = kind;
    this.#indexes = indexes;
  }

  get counts(): RowCounts {
    return this.#counts;
  }

  /** Each kind of object shows something of the others: the pod's name, the containers that use an image. */
  concerns(change: ChangeSet): boolean {
    return (
      concernsEndpoint(change) || changedObjectCount(change) > 0 || (change.pulls && this.#kind.rowsAhead !== undefined)
    );
  }

  *prepare(choices: ViewChoices): Generator<void> {
    yield* this.#indexes.prepare();
    for (const { list } of this.#all()) {
      yield;
      yield* list.prepare(choices);
    }
  }

  isBehind(): boolean {
    return this.#indexes.isBehind || this.#all().some(({ list }) => list.isBehind);
  }

  roots(choices: ViewChoices, context: WordContext): readonly Row[] {
    const { l10n } = context;
    const kind = this.#kind;
    const all = this.#all();
    const endpoints = all.map(({ snapshot, list }) => ({
      snapshot,
      rows: () => {
        const rows = [...(kind.rowsAhead?.(snapshot, context) ?? []), ...list.rows(choices, context)];
        return rows.length === 0 && list.counts.total > 0 ? [noMatchRow(snapshot.endpoint.id, choices, l10n)] : rows;
      },
    }));
    const rows = projectEndpointRoots(endpoints, kind.none(l10n), context);
    const counts = all.map(({ list }) => list.counts);
    this.#counts = {
      shown: counts.reduce((sum, { shown }) => sum + shown, 0),
      total: counts.reduce((sum, { total }) => sum + total, 0),
    };
    return rows;
  }

  #all(): readonly { readonly snapshot: EndpointSnapshot; readonly list: ObjectList<T> }[] {
    return this.#indexes.all.map(({ snapshot, index }) => {
      const list = this.#lists.get(index) ?? new ObjectList(this.#kind, index);
      this.#lists.set(index, list);
      return { snapshot, list };
    });
  }
}

/** What the runtimes say of themselves, how their connections stand, and where endpoints were searched for. */
function runtimeSource(endpoints: EndpointSessions & EndpointSearch): RowSource {
  const rows = ({ store, calls }: EndpointSession, context: WordContext): readonly Row[] =>
    projectRuntimeRows(store.snapshot, calls.inLastMinute, context);
  return {
    concerns: concernsEndpoint,
    roots: (_, context) => [
      ...projectEndpointRoots(
        endpoints.sessions.map((session) => ({ snapshot: session.store.snapshot, rows: () => rows(session, context) })),
        '',
        context,
      ),
      ...projectDiscoveryRows(endpoints.discovery, context),
    ],
  };
}

/** Whether the row of the endpoint itself may say something else. */
function concernsEndpoint({ connection, runtime }: ChangeSet): boolean {
  return connection || runtime;
}
