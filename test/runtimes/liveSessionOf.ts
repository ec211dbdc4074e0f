import type { EndpointClient } from '../../src/contract/endpoint.ts';
import { watchSocket } from '../../src/endpoint/watchSocket.ts';
import { LiveSession } from '../../src/model/session/liveSession.ts';
import { emptyCallHistory } from '../../src/model/session/unusableSession.ts';
import type { TestRuntime } from './testRuntime.ts';

export interface LiveSessionOfOptions {
  readonly client: EndpointClient;
  readonly refreshIntervalMs?: number;
  readonly log?: (message: string) => void;
}

/** A session as the extension makes it, following a runtime under test. The caller shows and disposes it. */
export function liveSessionOf(runtime: Pick<TestRuntime, 'address'>, options: LiveSessionOfOptions): LiveSession {
  const { address } = runtime;
  return new LiveSession({
    endpoint: { id: 'test', name: 'test', address },
    client: options.client,
    calls: emptyCallHistory,
    watchSocket: (onChange) =>
      address.kind === 'unix' ? watchSocket(address.path, onChange) : { dispose: () => undefined },
    refreshIntervalMs: () => options.refreshIntervalMs ?? 500,
    pullTimeoutMs: () => 60_000,
    readSpacingMs: 100,
    now: Date.now,
    log: options.log ?? (() => undefined),
  });
}
