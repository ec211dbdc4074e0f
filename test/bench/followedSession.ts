import type { Endpoint, EndpointClient } from '../../src/contract/endpoint.ts';
import { settingValue } from '../../src/contrib/settings.ts';
import { watchSocket } from '../../src/endpoint/watchSocket.ts';
import { LiveSession } from '../../src/model/session/liveSession.ts';
import { emptyCallHistory } from '../../src/model/session/unusableSession.ts';

/** A session with the extension's own default settings. Nobody looks at it yet. */
export function followedSession(endpoint: Endpoint, client: EndpointClient): LiveSession {
  const { address } = endpoint;
  return new LiveSession({
    endpoint,
    client,
    calls: emptyCallHistory,
    watchSocket: (onChange) =>
      address.kind === 'unix' ? watchSocket(address.path, onChange) : { dispose: () => undefined },
    refreshIntervalMs: () => settingValue('refreshIntervalMs', undefined),
    pullTimeoutMs: () => settingValue('pullTimeoutMs', undefined),
    readSpacingMs: 100,
    now: Date.now,
    log: () => undefined,
  });
}
