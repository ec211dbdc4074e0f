import type { EndpointSession } from '../../model/endpointSession.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import type { Row } from '../../tree/rows/row.ts';
import type { ObjectKind } from './objectKind.ts';

/** An object that a command may act on, as it is known at the moment of asking. */
export interface Candidate<T> {
  readonly session: EndpointSession;
  readonly snapshot: EndpointSnapshot;
  readonly object: T;
}

/** Every object of a kind, over all endpoints. */
export function allCandidates<T extends { readonly id: string }>(
  sessions: EndpointSessions,
  kind: ObjectKind<T>,
): Candidate<T>[] {
  return sessions.sessions.flatMap((session) => {
    const { snapshot } = session.store;
    return [...kind.objects(snapshot).values()].map((object) => ({ session, snapshot, object }));
  });
}

/** What rows of a kind stand for now, each object once: an image's row may show a container that others show too. */
export function candidatesOfRows<T extends { readonly id: string }>(
  rows: readonly Row[],
  sessions: EndpointSessions,
  kind: ObjectKind<T>,
): Candidate<T>[] {
  const found = new Map<string, Candidate<T>>();
  for (const row of rows) {
    const session = row.kind === kind.row ? sessions.session(row.endpointId) : undefined;
    const object = session && kind.objects(session.store.snapshot).get(row.objectId);
    if (session !== undefined && object !== undefined) {
      found.set(`${row.endpointId}/${object.id}`, { session, snapshot: session.store.snapshot, object });
    }
  }
  return [...found.values()];
}

/** The candidates of one endpoint, for a call is made to one. */
export interface EndpointGroup {
  readonly session: EndpointSession;
  readonly snapshot: EndpointSnapshot;
  readonly ids: readonly string[];
}

export function groupByEndpoint(candidates: readonly Candidate<{ readonly id: string }>[]): EndpointGroup[] {
  const groups = new Map<EndpointSession, string[]>();
  for (const { session, object } of candidates) {
    const ids = groups.get(session) ?? [];
    groups.set(session, [...ids, object.id]);
  }
  return [...groups].map(([session, ids]) => ({ session, snapshot: session.store.snapshot, ids }));
}
