import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { repeatEvery } from '../../common/repeatEvery.ts';
import type { CallHistory } from '../../contract/call.ts';
import type { ContainerdPort } from '../../contract/containerd.ts';
import type { Endpoint, EndpointClient } from '../../contract/endpoint.ts';
import { CriError, failureIn } from '../../contract/failure.ts';
import type { ImagePort, RegistryCredentials } from '../../contract/image.ts';
import type { RuntimePort } from '../../contract/runtime.ts';
import type { ChangeSource } from '../store/endpointSnapshot.ts';
import { EndpointStore } from '../store/endpointStore.ts';
import type { EndpointSession } from './endpointSession.ts';
import { subscribeToEvents } from './eventSubscription.ts';
import { OutageLog } from './outageLog.ts';
import { longestPollMs, PollingPause, RetryPause } from './pauses.ts';
import { allReads, listReads, mergeReads, type PendingReads } from './pendingReads.ts';
import { performReads } from './performReads.ts';
import { Pulls } from './pulls.ts';
import type { Untold } from './containerLives.ts';
import { type Due, healIntervalMs, ReadingPace, tickMs } from './readingPace.ts';
import { ReadScheduler } from './readScheduler.ts';

export interface LiveSessionOptions {
  readonly endpoint: Endpoint;
  readonly client: EndpointClient;
  /** The calls that the client makes. */
  readonly calls: CallHistory;
  /** Calls back when the endpoint's socket file came, went or changed; `replaced` when it is another one now. */
  readonly watchSocket: (onChange: (replaced: boolean) => void) => Disposable;
  /** Settings, read each time: they may change. */
  readonly refreshIntervalMs: () => number;
  readonly pullTimeoutMs: () => number;
  /** Under a flood of events, one reading in so many milliseconds. */
  readonly readSpacingMs: number;
  readonly now: () => number;
  /** One line for each change of the connection's state. */
  readonly log: (message: string) => void;
}

/** containerd has been seen to change its CRI list up to some ten milliseconds after the event. */
const confirmAfterMs = 300;
const firstRetryMs = 100;
/** Upper bound of the back-off (ms). A connection that lived as long resets it. */
const retryCapMs = 5_000;

/**
 * Follows an endpoint while something of it is visible: by events where the server has them, else by reading its lists
 * again and again. No failure is final: whatever broke is tried again, at once when the socket file changes and after
 * growing pauses otherwise.
 */
export class LiveSession implements EndpointSession {
  readonly endpoint: Endpoint;
  readonly store: EndpointStore;
  readonly runtime: RuntimePort;
  readonly images: ImagePort;
  readonly containerd: ContainerdPort;
  readonly calls: CallHistory;

  readonly #options: LiveSessionOptions;
  readonly #owned = new DisposableStore();
  readonly #disposed = new AbortController();
  readonly #retryPause = new RetryPause(firstRetryMs, retryCapMs);
  readonly #pollingPause: PollingPause;
  readonly #reads: ReadScheduler;
  readonly #outage: OutageLog;
  readonly #pulls: Pulls;
  /** Aborted when nothing is visible any longer. */
  #following: AbortController | undefined;
  /** Aborted when this attempt to follow the endpoint is over. */
  #attempt = new AbortController();
  /** Forgotten with the connection: another server may know more. */
  #untold: Untold = new WeakMap();
  /** When the server last answered, and since when it does not; milliseconds since 1970. */
  #heardAtMs = 0;
  #lostAtMs: number | undefined;

  constructor(options: LiveSessionOptions) {
    this.#options = options;
    this.endpoint = options.endpoint;
    this.runtime = options.client.runtime;
    this.images = options.client.images;
    this.containerd = options.client.containerd;
    this.calls = this.#owned.add(options.calls);
    this.store = this.#owned.add(new EndpointStore(options.endpoint));
    this.#pollingPause = new PollingPause(options.refreshIntervalMs, longestPollMs);
    this.#owned.add(this.store.onDidChange(() => this.#pollingPause.reset()));
    this.#reads = this.#owned.add(
      new ReadScheduler({
        perform: (reads, signal) => this.#perform(reads, signal),
        onFailure: (error) => this.#broke(error),
        spacingMs: options.readSpacingMs,
        confirmAfterMs,
      }),
    );
    this.#outage = new OutageLog(options.endpoint.name, options.now, options.log);
    this.#pulls = new Pulls({
      images: options.client.images,
      containerd: options.client.containerd,
      timeoutMs: options.pullTimeoutMs,
      now: options.now,
      onChange: (pulls) => this.store.apply({ pulls }),
    });
    this.#owned.add(options.client);
    this.#owned.add(options.watchSocket((replaced) => this.#socketChanged(replaced)));
  }

  setVisible(visible: boolean): void {
    if (visible === (this.#following !== undefined) || this.#disposed.signal.aborted) {
      return;
    }
    this.#following?.abort();
    this.#following = undefined;
    if (visible) {
      this.#following = new AbortController();
      void this.#follow(this.#following.signal);
    }
  }

  async refresh(): Promise<void> {
    const { phase } = this.store.snapshot.connection;
    if (phase === 'failed' || phase === 'stale') {
      this.#reconnect();
    }
    // The store says why it failed.
    await this.#reads.read(allReads).catch(() => undefined);
  }

  async pull(reference: string, signal: AbortSignal, credentials?: RegistryCredentials): Promise<string> {
    const id = await this.#pulls.pull(reference, signal, credentials);
    await this.refresh();
    return id;
  }

  dispose(): void {
    this.#following?.abort();
    this.#disposed.abort();
    this.#owned.dispose();
  }

  /** One attempt after the other, each until something breaks. */
  async #follow(hidden: AbortSignal): Promise<void> {
    const isHidden = (): boolean => hidden.aborted;
    while (!isHidden()) {
      const attempt = new AbortController();
      this.#attempt = attempt;
      const signal = AbortSignal.any([hidden, attempt.signal]);
      try {
        await this.#followOnce(signal);
      } catch (error) {
        // What aborted the attempt has been told already.
        if (!isHidden() && !attempt.signal.aborted) {
          this.#failed(error);
        }
        // Ends the subscription where something else broke.
        attempt.abort(error);
      }
      if (!isHidden()) {
        await this.#retryPause.wait(hidden, this.#isTooMuch() ? healIntervalMs : 0);
      }
    }
  }

  /** Asking again would bring the same megabytes again. */
  #isTooMuch(): boolean {
    const { connection } = this.store.snapshot;
    return 'failure' in connection && connection.failure.reason === 'messageTooLarge';
  }

  /** Subscribes, then lists, then reads what events speak of. Resolves when aborted, rejects when something breaks. */
  async #followOnce(signal: AbortSignal): Promise<void> {
    const afterOutage = this.store.snapshot.connection.phase === 'stale';
    const { source, method, ended } = await subscribeToEvents(
      this.#options.client,
      {
        onEvent: (event) => this.#reads.onEvent(event),
        onFallenBehind: () => {
          this.store.apply({ source: { kind: 'polling', why: 'fallenBehind' } });
          this.#reads.read(listReads).catch(() => undefined);
        },
        now: this.#options.now,
      },
      signal,
    );
    const over = (error: unknown): void => {
      if (!signal.aborted) {
        this.#broke(error);
      }
    };
    // Subscribing again at once to a server that ends its events would loop: it is a failure with its back-off.
    ended.then(() => over(new CriError({ reason: 'runtimeRestarted', method })), over);
    // A subscription that was aborted ends like one that is switched off: it tells nothing of the server.
    signal.throwIfAborted();
    this.store.apply({ source });
    await this.#reads.read(allReads);
    // Another reading may have failed before this one began, and the subscription ended with it.
    signal.throwIfAborted();
    const followedSinceMs = this.#options.now();
    try {
      await this.#keepReading(new ReadingPace(this.#options.now, afterOutage), signal);
    } finally {
      if (this.#options.now() - followedSinceMs >= retryCapMs) {
        this.#retryPause.reset();
      }
    }
  }

  /** What events do not bring. Their source may change meanwhile, when they come too fast. */
  async #keepReading(pace: ReadingPace, signal: AbortSignal): Promise<void> {
    const source = (): ChangeSource => this.store.snapshot.source;
    const hearsAll = (): boolean => source().kind === 'containerdEvents';
    const pauseMs = (): number => (hearsAll() ? tickMs : this.#pollingPause.nextMs());
    await repeatEvery(pauseMs, signal, async () => {
      if (hearsAll()) {
        await this.#do(pace.due(this.store.snapshot, this.#heardAtMs), signal);
        return;
      }
      const heals = pace.takeHeal();
      await this.#reads.read(heals ? allReads : listReads);
      if (heals && hasFallenBehind(source())) {
        // The lists have caught up: another attempt subscribes.
        this.#attempt.abort(new Error('Subscribed anew.'));
      }
    });
  }

  async #do(due: Due, signal: AbortSignal): Promise<void> {
    if (due === 'heartbeat') {
      await this.#options.client.runtime.version({ signal });
      this.#heardAtMs = this.#options.now();
    } else if (due !== undefined) {
      await this.#reads.read(due);
    }
  }

  async #perform(asked: PendingReads, signal: AbortSignal): Promise<void> {
    // What was read before an outage may be wrong after it, so nothing is called live before everything was read again.
    const reads = this.store.snapshot.connection.phase === 'live' ? asked : mergeReads(asked, allReads);
    await performReads(
      this.#options.client,
      reads,
      {
        snapshot: () => this.store.snapshot,
        apply: (reading) =>
          this.store.apply({ ...reading, ...(this.#isFollowed() && { connection: { phase: 'live' } }) }),
        untold: this.#untold,
      },
      signal,
    );
    this.#heardAtMs = this.#options.now();
    if (this.#isFollowed()) {
      this.#lostAtMs = undefined;
      this.#outage.ended(this.store.snapshot);
    }
  }

  /**
   * Whether what is read now is kept up to date. After a failure it is not until the next attempt, although a reading
   * that was asked for earlier may well succeed. Where nothing is visible nobody expects it.
   */
  #isFollowed(): boolean {
    return this.#following === undefined || !this.#attempt.signal.aborted;
  }

  /** Something broke, which ends the attempt that is under way. */
  #broke(error: unknown): void {
    if (!this.#disposed.signal.aborted) {
      this.#failed(error);
      this.#attempt.abort(error);
    }
  }

  #failed(error: unknown): void {
    const failure = failureIn(error, '');
    if (failure.reason === 'deadlineExceeded') {
      // A connection may have died without a word; on a new one it shows.
      this.#options.client.reconnect();
    }
    this.#outage.failed(failure);
    this.#lostAtMs ??= this.#options.now();
    this.store.apply({
      connection: this.store.snapshot.loaded
        ? { phase: 'stale', failure, lostAtMs: this.#lostAtMs }
        : { phase: 'failed', failure },
    });
  }

  #socketChanged(replaced: boolean): void {
    const { phase } = this.store.snapshot.connection;
    const broken = phase === 'failed' || phase === 'stale';
    if (replaced && !broken) {
      this.#outage.replaced();
    }
    // Whoever had the file before may go on answering on the connection that stands, though nobody else gets there.
    if (replaced || (broken && this.#following !== undefined)) {
      this.#reconnect();
    } else if (this.#following !== undefined) {
      // Perhaps its permissions changed.
      this.#reads.read(listReads).catch(() => undefined);
    }
  }

  #reconnect(): void {
    if (!this.#disposed.signal.aborted) {
      // Its subscription ends with the connection, which is no failure.
      this.#attempt.abort(new Error('Connected anew.'));
      this.#options.client.reconnect();
      this.#untold = new WeakMap();
      this.#reads.restart();
      this.#retryPause.end();
    }
  }
}

function hasFallenBehind(source: ChangeSource): boolean {
  return source.kind === 'polling' && source.why === 'fallenBehind';
}
