import { setMaxListeners } from 'node:events';
import { DisposableStore } from '../../common/disposable.ts';
import type { Event } from '../../common/emitter.ts';
import type { LayersSnapshot, LayersSource } from '../../contract/layers/snapshot.ts';
import type { NodePort } from '../../contract/node.ts';
import type { ChangeSet } from '../../model/changeSet.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import { every } from '../every.ts';
import { PacedWork } from '../pacedWork.ts';
import { LayersReader } from './layersReader.ts';
import { PublishedLayers } from './publishedLayers.ts';
import { StaleFacts } from './staleFacts.ts';

export interface LayersSessionOptions {
  readonly session: EndpointSession;
  /** This machine; whether it is the runtime's is proven before anything of it is told. */
  readonly node: NodePort;
  readonly now: () => number;
  readonly paces?: Partial<LayersPaces>;
}

/** A node with very many processes is looked at more seldom: a fifth of the time at most. */
const tableShare = 5;

/** Follows the layers of an endpoint while someone looks: by the changes of its store, and by itself now and then. */
export class LayersSession implements LayersSource {
  readonly #session: EndpointSession;
  readonly #paces: LayersPaces;
  readonly #reader: LayersReader;
  readonly #owed = new StaleFacts();
  readonly #owned = new DisposableStore();
  readonly #published: PublishedLayers;
  /** Aborted when nothing is visible any longer. */
  #visible: AbortController | undefined;
  #reading: PacedWork | undefined;
  #again: NodeJS.Timeout | undefined;
  #disposed = false;

  readonly onDidChange: Event<void>;

  constructor({ session, node, now, paces }: LayersSessionOptions) {
    this.#session = session;
    this.#paces = { ...defaultPaces, ...paces };
    this.#reader = new LayersReader({ session, node, now, ...this.#paces });
    this.#published = this.#owned.add(new PublishedLayers(this.#reader, session.store, now));
    this.onDidChange = this.#published.onDidChange;
    this.#owned.add(session.store.onDidChange((change) => this.#hear(change)));
  }

  get snapshot(): LayersSnapshot {
    return this.#published.snapshot;
  }

  setDetailed(sandboxIds: readonly string[]): void {
    const old = this.#reader.look(new Set(sandboxIds));
    if (old.length > 0) {
      this.#owed.owe(old);
      this.#reading?.want();
    }
  }

  setVisible(visible: boolean): void {
    if (visible === (this.#visible !== undefined) || this.#disposed) {
      return;
    }
    this.#visible?.abort(new Error('Nobody looks.'));
    this.#visible = undefined;
    this.#reading = undefined;
    clearTimeout(this.#again);
    if (visible) {
      this.#visible = new AbortController();
      // As many calls at a time listen to it.
      setMaxListeners(0, this.#visible.signal);
      this.#follow(this.#visible.signal);
    }
  }

  dispose(): void {
    this.setVisible(false);
    this.#disposed = true;
    this.#owned.dispose();
  }

  #follow(signal: AbortSignal): void {
    const { changeMs, countMs, usageMs, healMs } = this.#paces;
    const counting = new PacedWork(
      () => this.#count(signal),
      () => countMs,
      signal,
    );
    const reading = new PacedWork(
      async () => {
        await this.#read(signal);
        counting.want();
      },
      () => Math.max(changeMs, tableShare * this.#reader.tableMs),
      signal,
    );
    this.#reading = reading;
    // Whatever happened meanwhile, processes too.
    this.#owed.oweAll();
    reading.want();
    void every(healMs, signal, () => {
      this.#owed.oweAll();
      reading.want();
    });
    void every(usageMs, signal, async () => {
      if (this.#isLive()) {
        const old = await this.#reader.refreshLooked(signal);
        this.#published.publish();
        if (old.length > 0) {
          this.#owed.owe(old);
          reading.want();
        }
      }
    });
  }

  #hear(change: ChangeSet): void {
    const { snapshot } = this.#session.store;
    this.#owed.hear(change, snapshot);
    if (change.images.size > 0) {
      // Who shares a layer.
      this.#owed.owe(this.#reader.lookedIds);
    }
    if (change.connection) {
      if (snapshot.connection.phase === 'live') {
        this.#owed.oweEverything();
      }
      if (this.#visible !== undefined) {
        this.#published.publish();
      }
    }
    this.#reading?.want();
  }

  async #read(signal: AbortSignal): Promise<void> {
    if (!this.#isLive()) {
      // What is owed stays so until the connection is there again.
      return;
    }
    const owed = this.#owed.take();
    try {
      await this.#reader.read(owed, signal, () => this.#published.publishUnlessWithin(this.#paces.changeMs));
    } catch (error) {
      this.#owed.giveBack(owed);
      throw error;
    }
    this.#published.publish();
    this.#lookAgain(signal);
    if (this.#reader.takeListIsOld()) {
      await this.#session.refresh();
    }
  }

  /** At what is only suspected yet. */
  #lookAgain(signal: AbortSignal): void {
    const { suspects } = this.#reader;
    clearTimeout(this.#again);
    if (suspects !== 'none') {
      const waitMs = suspects === 'sandboxes' ? this.#paces.troubleAfterMs : this.#paces.orphanAfterMs;
      this.#again = setTimeout(() => {
        if (!signal.aborted) {
          this.#reading?.want();
        }
      }, waitMs);
    }
  }

  async #count(signal: AbortSignal): Promise<void> {
    if (this.#isLive()) {
      await this.#reader.count(signal);
      this.#published.publish();
    }
  }

  #isLive(): boolean {
    const { connection, loaded } = this.#session.store.snapshot;
    return connection.phase === 'live' && loaded;
  }
}

/** Milliseconds. */
export interface LayersPaces {
  /** Not more often than a person can follow. */
  readonly changeMs: number;
  /** What is counted costs containerd more. */
  readonly countMs: number;
  readonly usageMs: number;
  /** Events get lost, and processes end without one. */
  readonly healMs: number;
  readonly troubleAfterMs: number;
  readonly orphanAfterMs: number;
}

export const defaultPaces: LayersPaces = {
  ...{ changeMs: 250, countMs: 2_000, usageMs: 2_000, healMs: 60_000 },
  ...{ troubleAfterMs: 1_000, orphanAfterMs: 5_000 },
};
