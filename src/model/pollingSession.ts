import { Backoff } from '../common/backoff.ts';
import { DisposableStore, type Disposable } from '../common/disposable.ts';
import type { Endpoint } from '../contract/endpointAddress.ts';
import type { EndpointClient } from '../contract/endpointClient.ts';
import { CriError, type CriFailure } from '../contract/failure.ts';
import type { ImagePort } from '../contract/imagePort.ts';
import type { RuntimePort } from '../contract/runtimePort.ts';
import type { EndpointSession } from './endpointSession.ts';
import { EndpointStore } from './endpointStore.ts';
import { keepExits, readExits, readLists, readRuntimeInfo } from './readEndpoint.ts';

export interface PollingSessionOptions {
  readonly endpoint: Endpoint;
  readonly client: EndpointClient;
  /** Calls back when the endpoint's socket file came, went or changed. */
  readonly watchSocket: (onChange: () => void) => Disposable;
  /** Settings, read each time: they may change. */
  readonly refreshIntervalMs: () => number;
  readonly pullTimeoutMs: () => number;
  readonly now: () => number;
  /** One line for each change of the connection's state. */
  readonly log: (message: string) => void;
}

const runtimeInfoIntervalMs = 30_000;
const firstRetryMs = 250;
const retryCapMs = 5_000;

/** Follows an endpoint by reading its lists: at an interval while something is visible, and whenever asked. */
export class PollingSession implements EndpointSession {
  readonly endpoint: Endpoint;
  readonly store: EndpointStore;
  readonly runtime: RuntimePort;
  readonly images: ImagePort;

  readonly #options: PollingSessionOptions;
  readonly #owned = new DisposableStore();
  readonly #ended = new AbortController();
  readonly #backoff = new Backoff(firstRetryMs, retryCapMs);
  #visible = false;
  #reading: Promise<void> | undefined;
  /** A reading asked for while another was under way, which may have missed what it is asked for. */
  #next: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #runtimeInfoAtMs = -Infinity;
  #lastGoodAtMs = 0;
  #loggedState = '';

  constructor(options: PollingSessionOptions) {
    this.#options = options;
    this.endpoint = options.endpoint;
    this.runtime = options.client.runtime;
    this.images = options.client.images;
    this.store = this.#owned.add(new EndpointStore(options.endpoint));
    this.#owned.add(options.client);
    this.#owned.add(options.watchSocket(() => this.#socketChanged()));
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) {
      return;
    }
    this.#visible = visible;
    if (visible) {
      void this.refresh();
    } else {
      clearTimeout(this.#timer);
    }
  }

  refresh(): Promise<void> {
    const { phase } = this.store.snapshot.connection;
    if (phase === 'failed' || phase === 'stale') {
      this.#reconnect();
    }
    this.#runtimeInfoAtMs = -Infinity;
    return this.#read();
  }

  async pull(reference: string, signal: AbortSignal): Promise<string> {
    const pull = { reference, startedAtMs: this.#options.now() };
    this.store.apply({ pulls: [...this.store.snapshot.pulls, pull] });
    try {
      return await this.images.pullImage(reference, { signal, deadlineMs: this.#options.pullTimeoutMs() });
    } finally {
      this.store.apply({ pulls: this.store.snapshot.pulls.filter((other) => other !== pull) });
      await this.refresh();
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#ended.abort();
    this.#owned.dispose();
  }

  #read(): Promise<void> {
    if (this.#ended.signal.aborted) {
      return Promise.resolve();
    }
    if (this.#reading !== undefined) {
      this.#next ??= this.#reading.then(() => {
        this.#next = undefined;
        return this.#read();
      });
      return this.#next;
    }
    clearTimeout(this.#timer);
    this.#reading = this.#readOnce().finally(() => {
      this.#reading = undefined;
      this.#schedule();
    });
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    const { client, now } = this.#options;
    const signal = this.#ended.signal;
    try {
      const infoDue = now() - this.#runtimeInfoAtMs >= runtimeInfoIntervalMs;
      if (infoDue) {
        // Noted before the answer: a refresh meanwhile asks for it once more.
        this.#runtimeInfoAtMs = now();
      }
      const [lists, runtime] = await Promise.all([
        readLists(client, signal),
        infoDue ? readRuntimeInfo(client, signal) : undefined,
      ]);
      if (signal.aborted) {
        return;
      }
      const containers = keepExits(lists.containers, this.store.snapshot.containers);
      this.#lastGoodAtMs = now();
      this.#backoff.reset();
      this.#logChange('live', runtime && `${runtime.version.name} ${runtime.version.version}`);
      this.store.apply({ ...lists, containers, connection: { phase: 'live' }, ...(runtime && { runtime }) });
      const completed = await readExits(client, containers, signal);
      this.store.apply({ containers: completed });
    } catch (error) {
      if (!signal.aborted) {
        this.#failed(failureOf(error));
      }
    }
  }

  #failed(failure: CriFailure): void {
    // A runtime that comes back may be another version.
    this.#runtimeInfoAtMs = -Infinity;
    if (failure.reason === 'deadlineExceeded') {
      // A connection may have died without a word; on a new one it shows.
      this.#options.client.reconnect();
    }
    this.#logChange(failure.reason, JSON.stringify(failure));
    this.store.apply({
      connection: this.store.snapshot.loaded
        ? { phase: 'stale', failure, lastGoodAtMs: this.#lastGoodAtMs }
        : { phase: 'failed', failure },
    });
  }

  #schedule(): void {
    if (!this.#visible || this.#ended.signal.aborted) {
      return;
    }
    const live = this.store.snapshot.connection.phase === 'live';
    const waitMs = live ? this.#options.refreshIntervalMs() : this.#backoff.nextMs();
    this.#timer = setTimeout(() => void this.#read(), waitMs);
  }

  #socketChanged(): void {
    if (!this.#visible) {
      return;
    }
    if (this.store.snapshot.connection.phase !== 'live') {
      this.#reconnect();
    }
    void this.#read();
  }

  #reconnect(): void {
    if (!this.#ended.signal.aborted) {
      this.#options.client.reconnect();
      this.#backoff.reset();
    }
  }

  #logChange(state: string, detail = ''): void {
    if (state !== this.#loggedState) {
      this.#loggedState = state;
      this.#options.log(`${this.endpoint.name}: ${state} ${detail}`.trimEnd());
    }
  }
}

function failureOf(error: unknown): CriFailure {
  return error instanceof CriError
    ? error.failure
    : { reason: 'rejected', method: '', code: 'CLIENT', detail: String(error) };
}
