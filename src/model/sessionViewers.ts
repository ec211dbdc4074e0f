import type { EndpointSession } from './endpointSession.ts';

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
