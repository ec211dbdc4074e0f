import type { EndpointClient } from '../../src/contract/endpoint.ts';
import { CriError } from '../../src/contract/failure.ts';

/** The same endpoint as a server without events would be seen: what remains is polling. */
export function withoutEvents(client: EndpointClient): EndpointClient {
  return {
    ...client,
    containerd: { ...client.containerd, isServed: () => Promise.resolve(false) },
    criEvents: {
      subscribe: () => Promise.reject(new CriError({ reason: 'unimplemented', method: 'GetContainerEvents' })),
    },
  };
}
