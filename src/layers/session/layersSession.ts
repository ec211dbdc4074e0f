import { setMaxListeners } from 'node:events';
import { Coalescer } from '../../common/coalescer.ts';
import { DisposableStore } from '../../common/disposable.ts';
import type { Event } from '../../common/emitter.ts';
import { repeatEvery } from '../../common/repeatEvery.ts';
import type { LayersSnapshot, LayersSource } from '../../contract/layers/snapshot.ts';
import type { NodePort } from '../../contract/node.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { ChangeSet } from '../../model/store/changeSet.ts';
import { LayersReader } from './layersReader.ts';
import { PublishedLayers } from './publishedLayers.ts';
import { StaleFacts } from './staleFacts.ts';

/** How often what is done, in milliseconds. */
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

const defaultPaces: LayersPaces = {
  ...{ changeMs: 250, countMs: 2_000, usageMs: 2_000, healMs: 60_000 },
  ...{ troubleAfterMs: 1_000, orphanAfterMs: 5_000 },
};

interface LayersSessionOptions {
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
  readonly #stale = new StaleFacts();
  readonly #owned = new DisposableStore();
  readonly #published: PublishedLayers;
  /** Aborted when nothing is visible any longer. */
  #visible: AbortController | undefined;
  /** Set while something is visible. */
  #reading: Coalescer<'facts'> | undefined;
  #recheck: NodeJS.Timeout | undefined;
  #disposed = false;

  readonly onDidChange: Event<void>;

  constructor({ session, node, now, paces }: LayersSessionOptions) {
    this.#session = session;
    this.#paces = { ...defaultPaces, ...paces };
    this.#reader = new LayersReader({ session, node, now, ...this.#paces });
    this.#published = this.#owned.add(new PublishedLayers(this.#reader, session.store, now));
    this.onDidChange = this.#published.onDidChange;
    this.#owned.add(session.store.onDidChange((change) => this.#onChange(change)));
  }

  get snapshot(): LayersSnapshot {
    return this.#published.snapshot;
  }

  setDetailed(sandboxIds: readonly string[]): void {
    const stale = this.#reader.setDetailed(new Set(sandboxIds));
    if (stale.length > 0) {
      this.#stale.addSandboxes(stale);
      this.#reading?.schedule('facts');
    }
  }

  async readNow(): Promise<void> {
    await this.#session.refresh();
    const [visible, reading] = [this.#visible, this.#reading];
    if (visible === undefined || reading === undefined) {
      throw new Error('Nothing is visible.');
    }
    await reading.request('facts');
    await this.#count(visible.signal);
  }

  setVisible(visible: boolean): void {
    if (visible === (this.#visible !== undefined) || this.#disposed) {
      return;
    }
    // It disposes of the coalescers too.
    this.#visible?.abort(new Error('Nothing is visible.'));
    this.#visible = undefined;
    this.#reading = undefined;
    clearTimeout(this.#recheck);
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
    const counting = new Coalescer<'counts'>({
      merge: () => 'counts',
      run: () => this.#count(signal),
      spacingMs: () => countMs,
      spacingFrom: 'end',
    });
    const reading = new Coalescer<'facts'>({
      merge: () => 'facts',
      run: async () => {
        await this.#read(signal);
        counting.schedule('counts');
      },
      spacingMs: () => Math.max(changeMs, tableShare * this.#reader.tableMs),
      spacingFrom: 'end',
    });
    signal.addEventListener('abort', () => {
      reading.dispose();
      counting.dispose();
    });
    this.#reading = reading;
    // Anything may have happened while nothing was visible, to processes too.
    this.#stale.addAll();
    reading.schedule('facts');
    void repeatEvery(
      () => healMs,
      signal,
      () => {
        this.#stale.addAll();
        reading.schedule('facts');
      },
    );
    void repeatEvery(
      () => usageMs,
      signal,
      async () => {
        if (this.#isLive()) {
          const stale = await this.#reader.refreshDetails(signal);
          this.#published.publish();
          if (stale.length > 0) {
            this.#stale.addSandboxes(stale);
            reading.schedule('facts');
          }
        }
      },
    );
  }

  #onChange(change: ChangeSet): void {
    const { snapshot } = this.#session.store;
    this.#stale.onChange(change, snapshot);
    if (change.images.size > 0) {
      // How many images share a layer may have changed.
      this.#stale.addSandboxes(this.#reader.detailedIds);
    }
    if (change.connection) {
      if (snapshot.connection.phase === 'live') {
        this.#stale.addAllOfNewConnection();
      }
      if (this.#visible !== undefined) {
        this.#published.publish();
      }
    }
    this.#reading?.schedule('facts');
  }

  async #read(signal: AbortSignal): Promise<void> {
    if (!this.#isLive()) {
      // What is stale stays so until the connection is there again.
      return;
    }
    const stale = this.#stale.take();
    try {
      await this.#reader.read(stale, signal, () => this.#published.publishUnlessWithin(this.#paces.changeMs));
      // Its last steps do not listen: nobody may be looking any longer.
      signal.throwIfAborted();
    } catch (error) {
      this.#stale.giveBack(stale);
      throw error;
    }
    this.#published.publish();
    this.#recheckLater(signal);
    if (this.#reader.takeListIsStale()) {
      await this.#session.refresh();
    }
  }

  /** Reads once more when the suspicions that are pending may be confirmed. */
  #recheckLater(signal: AbortSignal): void {
    const { suspects } = this.#reader;
    clearTimeout(this.#recheck);
    if (suspects !== 'none') {
      const waitMs = suspects === 'sandboxes' ? this.#paces.troubleAfterMs : this.#paces.orphanAfterMs;
      this.#recheck = setTimeout(() => {
        if (!signal.aborted) {
          this.#reading?.schedule('facts');
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
