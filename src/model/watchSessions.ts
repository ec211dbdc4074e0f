import type { Disposable } from '../common/disposable.ts';
import type { ChangeSet } from './changeSet.ts';
import type { EndpointSessions } from './endpointSessions.ts';

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
