import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { Emitter, type Event } from '../../common/emitter.ts';
import { addressText, type DiscoveryEntry, type Endpoint } from '../../contract/endpoint.ts';
import { CriError } from '../../contract/failure.ts';
import type { EndpointSetting } from '../../contrib/settings.ts';
import type { Discovery } from '../../endpoint/discoverEndpoints.ts';
import { parseEndpointAddress } from '../../endpoint/parseEndpointAddress.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import { UnusableSession } from '../../model/session/unusableSession.ts';

export interface EndpointRegistryOptions {
  /** The endpoints of the settings; none leaves it to the search. */
  readonly configured: () => readonly EndpointSetting[];
  /** Shown beside the others, whichever those are. */
  readonly additional: () => readonly EndpointSetting[];
  /** @param known the ids of the endpoints that the last search gave */
  readonly discover: (known: ReadonlySet<string>) => Promise<Discovery>;
  /** Calls back when there may be something else in a place that discovery looks at. */
  readonly watchPlaces: (onChange: () => void) => Disposable;
  readonly openSession: (endpoint: Endpoint) => Promise<EndpointSession>;
}

interface WantedEndpoint {
  readonly endpoint: Endpoint;
  readonly open: () => Promise<EndpointSession>;
}

/** Sockets come with a burst of changes in their folder. */
const settleMs = 200;

/**
 * Keeps one session for each endpoint of the settings, or, while the settings name none, for each one found.
 *
 * Lives in host because it turns what a person may do at any moment, a change of the settings, into sessions.
 */
export class EndpointRegistry implements EndpointSessions, Disposable {
  readonly #options: EndpointRegistryOptions;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<void>());
  readonly #sessions = new Map<string, EndpointSession>();
  #discovery: readonly DiscoveryEntry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #reloading: Promise<void> = Promise.resolve();
  #loaded = false;
  #found: ReadonlySet<string> = new Set();
  #disposed = false;

  readonly onDidChangeSessions: Event<void> = this.#changed.event;

  constructor(options: EndpointRegistryOptions) {
    this.#options = options;
    this.#owned.add(
      options.watchPlaces(() => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.reload(), settleMs);
      }),
    );
  }

  get sessions(): readonly EndpointSession[] {
    return [...this.#sessions.values()];
  }

  /** What was looked at in the last search; empty while the settings name the endpoints. */
  get discovery(): readonly DiscoveryEntry[] {
    return this.#discovery;
  }

  /** False until the first search is over: no session then means "not known yet". */
  get loaded(): boolean {
    return this.#loaded;
  }

  session(endpointId: string): EndpointSession | undefined {
    return this.#sessions.get(endpointId);
  }

  /** Reads the settings, or searches, and opens and closes sessions accordingly. Calls queue up. */
  reload(): Promise<void> {
    const reload = (): Promise<void> => this.#reloadOnce();
    // One that failed does not keep the next from its turn.
    this.#reloading = this.#reloading.then(reload, reload);
    return this.#reloading;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#owned.dispose();
    this.#sessions.forEach((session) => session.dispose());
    this.#sessions.clear();
  }

  async #reloadOnce(): Promise<void> {
    const configured = this.#options.configured();
    const lookedAt = JSON.stringify(this.#discovery);
    const wanted = configured.length > 0 ? this.#fromSettings(configured) : await this.#fromDiscovery();
    this.#named(this.#options.additional()).forEach((one, id) => wanted.set(id, one));
    const wasLoaded = this.#loaded;
    const before = this.sessions;
    for (const [id, session] of this.#sessions) {
      if (wanted.get(id)?.endpoint.name !== session.endpoint.name) {
        this.#sessions.delete(id);
        session.dispose();
      }
    }
    for (const [id, { open }] of wanted) {
      const session = this.#sessions.get(id) ?? (await open());
      if (this.#disposed) {
        session.dispose();
        return;
      }
      // Deleting first puts the sessions into the order that is wanted now.
      this.#sessions.delete(id);
      this.#sessions.set(id, session);
    }
    this.#loaded = true;
    const after = this.sessions;
    const isSame = lookedAt === JSON.stringify(this.#discovery);
    if (
      !wasLoaded ||
      !isSame ||
      before.length !== after.length ||
      after.some((session, at) => session !== before[at])
    ) {
      this.#changed.fire();
    }
  }

  #fromSettings(configured: readonly EndpointSetting[]): Map<string, WantedEndpoint> {
    this.#discovery = [];
    this.#found = new Set();
    return this.#named(configured);
  }

  #named(endpoints: readonly EndpointSetting[]): Map<string, WantedEndpoint> {
    return new Map(
      endpoints.map(({ address: text, name = lastPart(text) }) => {
        try {
          const address = parseEndpointAddress(text);
          const endpoint = { id: addressText(address), name, address };
          return [endpoint.id, this.#wanted(endpoint)];
        } catch (error) {
          if (!(error instanceof CriError)) {
            throw error;
          }
          const { failure } = error;
          const endpoint: Endpoint = { id: text, name, address: { kind: 'unix', path: text } };
          return [text, { endpoint, open: () => Promise.resolve(new UnusableSession(endpoint, failure)) }];
        }
      }),
    );
  }

  async #fromDiscovery(): Promise<Map<string, WantedEndpoint>> {
    const { endpoints, entries } = await this.#options.discover(this.#found);
    this.#discovery = entries;
    this.#found = new Set(endpoints.map(({ id }) => id));
    return new Map(endpoints.map((endpoint) => [endpoint.id, this.#wanted(endpoint)]));
  }

  #wanted(endpoint: Endpoint): WantedEndpoint {
    return { endpoint, open: () => this.#options.openSession(endpoint) };
  }
}

function lastPart(address: string): string {
  return address.split('/').findLast((part) => part !== '') ?? address;
}
