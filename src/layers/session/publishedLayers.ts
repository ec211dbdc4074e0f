import type { Disposable } from '../../common/disposable.ts';
import { Emitter, type Event } from '../../common/emitter.ts';
import { sameRecord } from '../../common/sameRecord.ts';
import type { LayersConnection, LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { ConnectionState } from '../../model/store/endpointSnapshot.ts';
import type { EndpointStore } from '../../model/store/endpointStore.ts';
import type { LayersReader } from './layersReader.ts';

/** The snapshot that others see. It changes when it is published and something differs. */
export class PublishedLayers implements Disposable {
  readonly #facts: Pick<LayersReader, 'nodeFacts' | 'sandboxes'>;
  readonly #store: Pick<EndpointStore, 'snapshot'>;
  readonly #now: () => number;
  readonly #changed = new Emitter<void>();
  #snapshot: LayersSnapshot;
  #publishedAtMs = -Infinity;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    facts: Pick<LayersReader, 'nodeFacts' | 'sandboxes'>,
    store: Pick<EndpointStore, 'snapshot'>,
    now: () => number,
  ) {
    this.#facts = facts;
    this.#store = store;
    this.#now = now;
    this.#snapshot = this.#take(undefined);
  }

  get snapshot(): LayersSnapshot {
    return this.#snapshot;
  }

  publish(): void {
    const before = this.#snapshot;
    const next = this.#take(before);
    const isSame =
      next.node === before.node &&
      next.changeSource === before.changeSource &&
      sameRecord(next.connection, before.connection) &&
      next.sandboxes.length === before.sandboxes.length &&
      next.sandboxes.every((sandbox, at) => sandbox === before.sandboxes[at]);
    if (!isSame) {
      this.#snapshot = next;
      this.#publishedAtMs = performance.now();
      this.#changed.fire();
    }
  }

  /** Part of a long reading, unless something was shown just now. */
  publishUnlessWithin(ms: number): void {
    if (performance.now() - this.#publishedAtMs >= ms) {
      this.publish();
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #take(before: LayersSnapshot | undefined): LayersSnapshot {
    const { connection, source } = this.#store.snapshot;
    const { nodeFacts, sandboxes } = this.#facts;
    return {
      generation: (before?.generation ?? 0) + 1,
      takenAtMs: this.#now(),
      connection: layersConnection(connection, before?.connection, this.#now()),
      changeSource: source.kind,
      node: before !== undefined && sameRecord(before.node, nodeFacts) ? before.node : nodeFacts,
      sandboxes,
    };
  }
}

/** @param before the same phase has been so since then */
export function layersConnection(
  state: ConnectionState,
  before: LayersConnection | undefined,
  nowMs: number,
): LayersConnection {
  const { phase } = state;
  const sinceMs = before?.phase === phase ? before.sinceMs : nowMs;
  switch (phase) {
    case 'stale':
      return { phase, sinceMs: state.lostAtMs, reason: state.failure.reason };
    case 'failed':
      return { phase, sinceMs, reason: state.failure.reason };
    default:
      return { phase, sinceMs };
  }
}
