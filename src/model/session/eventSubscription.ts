import { sleep } from '../../common/sleep.ts';
import type { EndpointClient } from '../../contract/endpoint.ts';
import { CriError } from '../../contract/failure.ts';
import type { RuntimeEvent } from '../../contract/runtime.ts';
import type { ChangeSource, PollingReason } from '../store/endpointSnapshot.ts';
import { EventLag } from './eventLag.ts';

export interface EventSubscription {
  readonly source: ChangeSource;
  /** The call that the events come with, as it is named in the log. */
  readonly method: string;
  /**
   * Resolves when the server ended the events without an error, rejects with a `CriError` when they broke off. Never
   * settles where there are none to hear.
   */
  readonly ended: Promise<void>;
}

export interface EventListener {
  readonly onEvent: (event: RuntimeEvent) => void;
  /** The subscription was given up, because the server sent faster than its events were read: read the lists. */
  readonly onFallenBehind: () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Subscribes to the best source of events that the server has. containerd's own service comes first: it steals events
 * from nobody, while CRI's GetContainerEvents on containerd 1.7 gives each event to one subscriber only and would take
 * them from the kubelet; so on containerd the latter is never used. Everybody else's is a broadcast.
 *
 * To be called only while somebody looks. The first subscriber of CRI-O's events gets all that CRI-O has kept since it
 * was started, and a kubelet that comes later gets none of that.
 */
export async function subscribeToEvents(
  client: EndpointClient,
  { onEvent, onFallenBehind, now }: EventListener,
  signal: AbortSignal,
): Promise<EventSubscription> {
  if (await client.containerd.isServed({ signal })) {
    const method = 'Subscribe';
    return { source: { kind: 'containerdEvents' }, method, ended: client.containerd.subscribe(onEvent, signal) };
  }
  const lag = new EventLag(now);
  const unsubscribe = new AbortController();
  const hasFallenBehind = (): boolean => unsubscribe.signal.aborted;
  const ended = client.criEvents.subscribe(
    (event) => {
      if (!hasFallenBehind() && lag.isTooMuch(event.atMs)) {
        unsubscribe.abort();
        onFallenBehind();
      }
      onEvent(event);
    },
    AbortSignal.any([signal, unsubscribe.signal]),
  );
  const settled = await firstOutcome(ended, () => client.runtime.version({ signal }));
  if (hasFallenBehind()) {
    return polling('fallenBehind');
  }
  switch (settled) {
    case 'open':
      return {
        source: { kind: 'criEvents' },
        method: criEventsMethod,
        ended: ended.then(() => (hasFallenBehind() ? never : undefined)),
      };
    case 'ended':
      return polling('switchedOff');
    case 'unimplemented':
      return polling('unimplemented');
  }
}

const never = new Promise<undefined>(() => undefined);

const criEventsMethod = 'GetContainerEvents';

/** A server without events says so at once; one that has them says nothing until there is one. */
const patienceMs = 250;

/** @param askSomething a call that every server answers: the silence counts from there, for an answer may be slow */
async function firstOutcome(
  ended: Promise<void>,
  askSomething: () => Promise<unknown>,
): Promise<'open' | 'ended' | 'unimplemented'> {
  const patience = new AbortController();
  const silence = askSomething()
    .then(() => sleep(patienceMs, patience.signal))
    .then(() => 'open' as const);
  try {
    return await Promise.race([silence, ended.then(() => 'ended' as const)]);
  } catch (error) {
    if (error instanceof CriError && error.failure.reason === 'unimplemented') {
      return 'unimplemented';
    }
    throw error;
  } finally {
    silence.catch(() => undefined);
    patience.abort();
  }
}

function polling(why: PollingReason): EventSubscription {
  return { source: { kind: 'polling', why }, method: criEventsMethod, ended: never };
}
