import { inParallel } from '../common/inParallel.ts';
import { CriError } from '../contract/failure.ts';
import type { EndpointSession } from '../model/session/endpointSession.ts';
import type { EndpointSessions } from '../model/session/endpointSessions.ts';
import type { Addresses } from './parseFilter.ts';

const callsAtATime = 4;

/** The addresses of sandboxes by their statuses, which are asked for one by one: of each once, for none changes. */
export class PodAddresses {
  readonly #endpoints: Pick<EndpointSessions, 'sessions'>;
  #known: Addresses = new Map();

  constructor(endpoints: Pick<EndpointSessions, 'sessions'>) {
    this.#endpoints = endpoints;
  }

  /** Reads what is not known of sandboxes that are ready. The same map as before where nothing is new. */
  async read(signal: AbortSignal): Promise<Addresses> {
    const ready = this.#endpoints.sessions.flatMap((session) =>
      [...session.store.snapshot.sandboxes.values()]
        .filter(({ state }) => state === 'ready')
        .map(({ id }) => ({ session, id })),
    );
    const unread = ready.filter(({ id }) => !this.#known.has(id));
    const read = await inParallel(unread, callsAtATime, async ({ session, id }) => ({
      id,
      ips: await addressesOf(session, id, signal),
    }));
    const come = read.flatMap(({ id, ips }) => (ips === undefined ? [] : [[id, ips] as const]));
    if (come.length > 0) {
      const ids = new Set(ready.map(({ id }) => id));
      this.#known = new Map([...[...this.#known].filter(([id]) => ids.has(id)), ...come]);
    }
    return this.#known;
  }
}

/** `undefined` where they cannot be read now. */
async function addressesOf(
  { runtime }: EndpointSession,
  sandboxId: string,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  try {
    return (await runtime.sandboxDetails(sandboxId, { signal })).ips;
  } catch (error) {
    if (error instanceof CriError) {
      return undefined;
    }
    throw error;
  }
}
