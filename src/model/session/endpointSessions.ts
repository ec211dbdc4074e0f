import type { Disposable } from '../../common/disposable.ts';
import type { Event } from '../../common/emitter.ts';
import type { ChangeSet } from '../store/changeSet.ts';
import type { EndpointSession } from './endpointSession.ts';

/** The endpoints on show, in the order of the settings or of the search for them. */
export interface EndpointSessions {
  readonly sessions: readonly EndpointSession[];
  session(endpointId: string): EndpointSession | undefined;
  /** Fires when an endpoint came or went; what happens inside one is told by its store. */
  readonly onDidChangeSessions: Event<void>;
}

/**
 * Listens to every endpoint, whichever come and go. The listener gets what changed in one of them, or nothing when the
 * list of endpoints itself changed.
 */
export function watchSessions(
  endpoints: EndpointSessions,
  listener: (change: ChangeSet | undefined) => void,
): Disposable {
  let stores: readonly Disposable[] = [];
  const release = (): void => stores.forEach((store) => store.dispose());
  const listen = (): void => {
    release();
    stores = endpoints.sessions.map(({ store }) => store.onDidChange(listener));
  };
  listen();
  const list = endpoints.onDidChangeSessions(() => {
    listen();
    listener(undefined);
  });
  return {
    dispose: () => {
      list.dispose();
      release();
    },
  };
}

/** Who looks at which endpoint: a session follows its runtime as long as anybody does. */
export class SessionViewers {
  readonly #viewers = new WeakMap<EndpointSession, Set<object>>();

  /** @param viewer whoever looks, known by identity */
  setVisible(viewer: object, session: EndpointSession, visible: boolean): void {
    const viewers = this.#viewers.get(session) ?? new Set();
    this.#viewers.set(session, viewers);
    if (visible) {
      viewers.add(viewer);
    } else {
      viewers.delete(viewer);
    }
    session.setVisible(viewers.size > 0);
  }
}
