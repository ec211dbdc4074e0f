import type { Endpoint } from '../../contract/endpointAddress.ts';
import { watchSocket } from '../../endpoint/watchSocket.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import { PollingSession } from '../../model/pollingSession.ts';
import { readSetting } from '../ui/settings.ts';

/** Connects to an endpoint. Loads gRPC with the first one, which activation must not. */
export async function openEndpointSession(endpoint: Endpoint, log: (message: string) => void): Promise<EndpointSession> {
  const { connectCri } = await import(/* webpackChunkName: "cri" */ '../../cri/connectCri.ts');
  const { address } = endpoint;
  return new PollingSession({
    endpoint,
    client: connectCri(address, () => readSetting('requestTimeoutMs')),
    watchSocket: (onChange) =>
      address.kind === 'unix' ? watchSocket(address.path, onChange) : { dispose: () => undefined },
    refreshIntervalMs: () => readSetting('refreshIntervalMs'),
    pullTimeoutMs: () => readSetting('pullTimeoutMs'),
    now: Date.now,
    log,
  });
}
