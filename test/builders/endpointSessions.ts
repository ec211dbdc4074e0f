import { Emitter } from '../../src/common/emitter.ts';
import type { CallHistory } from '../../src/contract/call.ts';
import type { DiscoveryEntry } from '../../src/contract/endpoint.ts';
import type { ImagePort } from '../../src/contract/image.ts';
import type { RuntimePort } from '../../src/contract/runtime.ts';
import type { EndpointSession } from '../../src/model/session/endpointSession.ts';
import type { EndpointSessions } from '../../src/model/session/endpointSessions.ts';
import { UnusableSession } from '../../src/model/session/unusableSession.ts';
import { EndpointStore } from '../../src/model/store/endpointStore.ts';
import type { EndpointSearch } from '../../src/tree/views.ts';
import { endpoint } from './snapshot.ts';

/** Sessions whose stores the test fills itself; every call to a runtime fails unless `runtime` answers it. */
export class TestSessions implements EndpointSessions, EndpointSearch {
  readonly #changed = new Emitter<void>();
  readonly onDidChangeSessions = this.#changed.event;
  readonly loaded = true;
  discovery: readonly DiscoveryEntry[] = [];
  #sessions: readonly EndpointSession[] = [];

  get sessions(): readonly EndpointSession[] {
    return this.#sessions;
  }

  session(endpointId: string): EndpointSession | undefined {
    return this.#sessions.find((session) => session.endpoint.id === endpointId);
  }

  open(name = 'containerd', runtime: Partial<RuntimePort> = {}, calls?: CallHistory): EndpointStore {
    const session = testSession(name, runtime, calls);
    this.#sessions = [...this.#sessions, session];
    this.#changed.fire();
    return session.store;
  }

  close(name: string): void {
    this.#sessions = this.#sessions.filter((session) => session.endpoint.name !== name);
    this.#changed.fire();
  }
}

function testSession(name: string, runtime: Partial<RuntimePort>, calls?: CallHistory): EndpointSession {
  const failing = new UnusableSession(endpoint(name), { reason: 'cancelled', method: 'test' });
  const images: ImagePort = failing.images;
  return {
    endpoint: failing.endpoint,
    store: new EndpointStore(failing.endpoint),
    runtime: { ...failing.runtime, ...runtime },
    images,
    containerd: failing.containerd,
    calls: calls ?? failing.calls,
    refresh: () => Promise.resolve(),
    setVisible: () => undefined,
    pull: () => Promise.resolve(''),
    dispose: () => undefined,
  };
}
