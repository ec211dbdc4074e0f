import type { EndpointSession } from '../../src/model/endpointSession.ts';
import type { EndpointSessions } from '../../src/model/endpointSessions.ts';

/** One endpoint, which neither comes nor goes. */
export function onlySession(session: EndpointSession): EndpointSessions {
  return {
    sessions: [session],
    session: (id) => (id === session.endpoint.id ? session : undefined),
    onDidChangeSessions: () => ({ dispose: () => undefined }),
  };
}
