import type { Event } from '../common/emitter.ts';
import type { EndpointSession } from './endpointSession.ts';

/** The endpoints on show, in the order of the settings or of the search for them. */
export interface EndpointSessions {
  readonly sessions: readonly EndpointSession[];
  session(endpointId: string): EndpointSession | undefined;
  /** Fires when an endpoint came or went; what happens inside one is told by its store. */
  readonly onDidChangeSessions: Event<void>;
}
