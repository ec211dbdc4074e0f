import type { EndpointSession } from '../../src/model/session/endpointSession.ts';
import type { EndpointSessions } from '../../src/model/session/endpointSessions.ts';
import type { EndpointSearch } from '../../src/tree/views.ts';

/** One endpoint, which neither comes nor goes. */
export function onlySession(session: EndpointSession): EndpointSessions & EndpointSearch {
  return {
    loaded: true,
    discovery: [],
    sessions: [session],
    session: (id) => (id === session.endpoint.id ? session : undefined),
    onDidChangeSessions: () => ({ dispose: () => undefined }),
  };
}
