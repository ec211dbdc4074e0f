import { loadConnectEndpoint } from '../../client/loadConnectEndpoint.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { watchSocket } from '../../endpoint/watchSocket.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { LiveSession } from '../../model/session/liveSession.ts';
import { readSetting } from '../ui/settings.ts';

/** A flood of events is read in steps that a person still takes for at once. */
const readSpacingMs = 100;

/**
 * Lives in host because it reads the settings of VS Code through `ui/`.
 *
 * Connects to an endpoint. Loads gRPC with the first one, which activation must not.
 */
export async function openEndpointSession(
  endpoint: Endpoint,
  log: (message: string) => void,
): Promise<EndpointSession> {
  const connectEndpoint = await loadConnectEndpoint();
  // In the same file as gRPC: there is no call without it.
  const { CallLog } = await import(/* webpackChunkName: "cri" */ '../../calls/callLog.ts');
  const { address } = endpoint;
  const calls = new CallLog(endpoint.id);
  return new LiveSession({
    endpoint,
    client: connectEndpoint(address, () => readSetting('requestTimeoutMs'), calls),
    calls,
    watchSocket: (onChange) =>
      address.kind === 'unix' ? watchSocket(address.path, onChange) : { dispose: () => undefined },
    refreshIntervalMs: () => readSetting('refreshIntervalMs'),
    pullTimeoutMs: () => readSetting('pullTimeoutMs'),
    readSpacingMs,
    now: Date.now,
    log,
  });
}
