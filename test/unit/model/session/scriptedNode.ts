import type { CallOptions, ListOptions } from '../../../../src/contract/call.ts';
import type { Container, ContainerExit } from '../../../../src/contract/container.ts';
import { CriError, type CriFailure } from '../../../../src/contract/failure.ts';
import type { Image } from '../../../../src/contract/image.ts';
import type { EventPort, IdFilter, RuntimeEvent } from '../../../../src/contract/runtime.ts';
import type { Sandbox } from '../../../../src/contract/sandbox.ts';
import { runtimeInfo } from '../../../builders/runtimeInfo.ts';
import { type FakeEndpointClient, fakeEndpointClient } from '../../../fakes/fakeEndpointClient.ts';

/** A node whose answers the test sets: they are given at once, unless they are held back. */
export class ScriptedNode {
  sandboxes: Sandbox[] = [];
  containers: Container[] = [];
  images: Image[] = [];
  readonly exits = new Map<string, ContainerExit>();
  readonly starts = new Map<string, bigint>();
  /** What every call fails with. */
  failure: CriFailure | undefined;
  /** What calls of one method fail with. */
  readonly failures = new Map<string, CriFailure>();
  /** Every call that came, by method. */
  readonly calls: string[] = [];
  /** Calls that were ended by their signal. */
  readonly cancelled: string[] = [];
  /** How many subscriptions were ended by their signal. */
  unsubscribed = 0;
  readonly client: FakeEndpointClient;
  /** How long each list takes, in milliseconds. */
  listMs = 0;
  /** Which sources of events the node has. */
  isContainerd = false;
  hasCriEvents = false;
  /** Containers that CRI calls running and containerd paused. */
  readonly paused = new Set<string>();
  /** The handlers that only the statuses of sandboxes tell, by id. */
  readonly handlers = new Map<string, string>();
  /** Ends the subscription that is in force: without an error, or with one. */
  endEvents: (failure?: CriFailure) => void = () => undefined;
  /** Sends an event to whoever is subscribed. */
  send: (event: RuntimeEvent) => void = () => undefined;
  readonly #held = new Map<string, Promise<void>>();

  constructor() {
    const { version, status } = runtimeInfo();
    this.client = fakeEndpointClient(
      {
        version: (options) => this.#answer('version', () => version, options),
        status: (options) => this.#answer('status', () => status, options),
        cgroupDriver: (options) => this.#answer('cgroupDriver', () => 'systemd', options),
        listSandboxes: (filter, options) => this.#list('listSandboxes', () => this.sandboxes, filter, options),
        readHandlers: (sandboxes) =>
          Promise.resolve(
            sandboxes.flatMap((each) => {
              const runtimeHandler = this.handlers.get(each.id);
              return runtimeHandler === undefined ? [] : [{ ...each, runtimeHandler }];
            }),
          ),
        listContainers: (filter, options) =>
          this.#list('listContainers', () => this.containers, filter && 'id' in filter ? filter : undefined, options),
        containerLife: (id, options) =>
          this.#answer(
            'containerLife',
            () => {
              const exit = this.exits.get(id);
              const startedAtNs = this.starts.get(id);
              return { ...(exit && { exit }), ...(startedAtNs !== undefined && { startedAtNs }) };
            },
            options,
          ),
      },
      {
        listImages: (options) => this.#list('listImages', () => this.images, undefined, options),
        imageFilesystems: (options) => this.#answer('imageFilesystems', () => [], options),
        pullImage: (reference, options) => this.#answer('pullImage', () => `pulled ${reference}`, options),
      },
      {
        isServed: (options) => this.#answer('isServed', () => this.isContainerd, options),
        subscribe: this.#subscribe('containerdEvents', () => true),
        taskState: (id, options) =>
          this.#answer('taskState', () => (this.paused.has(id) ? 'paused' : 'running'), options),
      },
      { subscribe: this.#subscribe('criEvents', () => this.hasCriEvents) },
    );
  }

  #subscribe(source: string, implemented: () => boolean): EventPort['subscribe'] {
    return (onEvent, signal) => {
      this.calls.push(source);
      if (!implemented()) {
        return Promise.reject(new CriError({ reason: 'unimplemented', method: 'GetContainerEvents' }));
      }
      return new Promise((resolve, reject) => {
        this.send = onEvent;
        this.endEvents = (failure) => (failure === undefined ? resolve() : reject(new CriError(failure)));
        const end = (): void => {
          this.unsubscribed += 1;
          resolve();
        };
        signal.addEventListener('abort', end, { once: true });
      });
    };
  }

  /** Lets no call of this method return until what it returns is called. */
  hold(method: string): () => void {
    const { promise, resolve } = deferred();
    this.#held.set(method, promise);
    return () => {
      this.#held.delete(method);
      resolve();
    };
  }

  count(method: string): number {
    return this.calls.filter((call) => call === method).length;
  }

  async #list<T extends { readonly id: string }>(
    method: string,
    items: () => readonly T[],
    filter?: IdFilter,
    options: ListOptions<T> = {},
  ): Promise<T[]> {
    const { keep = (item: T): T => item } = options;
    if (this.listMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.listMs));
    }
    return this.#answer(
      method,
      () =>
        items()
          .filter(({ id }) => id === (filter?.id ?? id))
          .map(keep),
      options,
    );
  }

  async #answer<T>(method: string, value: () => T, options: CallOptions = {}): Promise<T> {
    this.calls.push(method);
    const held = this.#held.get(method);
    if (held !== undefined) {
      await Promise.race([held, this.#cancellation(method, options.signal)]);
    }
    const failure = this.failures.get(method) ?? this.failure;
    if (failure !== undefined) {
      throw new CriError(failure);
    }
    return value();
  }

  #cancellation(method: string, signal: AbortSignal | undefined): Promise<never> {
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        this.cancelled.push(method);
        reject(new CriError({ reason: 'cancelled', method }));
      });
    });
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
