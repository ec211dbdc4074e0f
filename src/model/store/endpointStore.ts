import { isDeepStrictEqual } from 'node:util';
import type { Disposable } from '../../common/disposable.ts';
import { Emitter, type Event } from '../../common/emitter.ts';
import type { Container } from '../../contract/container.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { Image } from '../../contract/image.ts';
import type { RuntimeInfo } from '../../contract/runtime.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { type ChangeSet, isEmptyChange } from './changeSet.ts';
import type { ChangeSource, ConnectionState, EndpointSnapshot, Pull } from './endpointSnapshot.ts';
import { type Patch, reconcile, type Reconciled, reconcilePatch } from './reconcile.ts';

/** A whole list, or what became of some ids. */
type Found<T> = readonly T[] | Patch<T>;

/** What one look at an endpoint brought. What is absent was not asked for and stays as it was. */
export interface Reading {
  readonly connection?: ConnectionState;
  readonly source?: ChangeSource;
  readonly sandboxes?: Found<Sandbox>;
  readonly containers?: Found<Container>;
  readonly images?: readonly Image[];
  readonly runtime?: RuntimeInfo;
  readonly pulls?: readonly Pull[];
}

/** Holds the snapshot of one endpoint. Everything shown changes through `apply`, and one reading is one event. */
export class EndpointStore implements Disposable {
  readonly #changed = new Emitter<ChangeSet>();
  #snapshot: EndpointSnapshot;

  readonly onDidChange: Event<ChangeSet> = this.#changed.event;

  constructor(endpoint: Endpoint) {
    this.#snapshot = {
      endpoint,
      connection: { phase: 'connecting' },
      source: { kind: 'polling', why: 'notAsked' },
      loaded: false,
      sandboxes: new Map(),
      containers: new Map(),
      images: new Map(),
      runtime: undefined,
      pulls: [],
    };
  }

  get snapshot(): EndpointSnapshot {
    return this.#snapshot;
  }

  apply(reading: Reading): void {
    const before = this.#snapshot;
    const sandboxes = next(before.sandboxes, reading.sandboxes);
    const containers = next(before.containers, reading.containers);
    const images = next(before.images, reading.images);
    const loaded = before.loaded || reading.sandboxes !== undefined;
    const change: ChangeSet = {
      endpointId: before.endpoint.id,
      // An empty node is told from an unread one by `loaded`, so its change has to reach the views too.
      connection:
        differs(before.connection, reading.connection) ||
        differs(before.source, reading.source) ||
        loaded !== before.loaded,
      runtime: differs(before.runtime, reading.runtime),
      pulls: differs(before.pulls, reading.pulls),
      sandboxes: sandboxes.changed,
      containers: containers.changed,
      images: images.changed,
    };
    if (isEmptyChange(change)) {
      return;
    }
    this.#snapshot = {
      endpoint: before.endpoint,
      connection: reading.connection ?? before.connection,
      source: reading.source ?? before.source,
      loaded,
      sandboxes: sandboxes.items,
      containers: containers.items,
      images: images.items,
      runtime: change.runtime ? reading.runtime : before.runtime,
      pulls: reading.pulls ?? before.pulls,
    };
    this.#changed.fire(change);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function next<T extends { readonly id: string }>(
  before: ReadonlyMap<string, T>,
  found: Found<T> | undefined,
): Reconciled<T> {
  if (found === undefined) {
    return { items: before, changed: new Set() };
  }
  return 'ids' in found ? reconcilePatch(before, found) : reconcile(before, found);
}

function differs<T>(before: T | undefined, after: T | undefined): boolean {
  return after !== undefined && !isDeepStrictEqual(before, after);
}
