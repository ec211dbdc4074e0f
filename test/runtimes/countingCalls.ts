import type { EndpointClient } from '../../src/contract/endpoint.ts';

/** A client that notes the name of each method called on its ports. */
export function countingCalls(client: EndpointClient, calls: string[]): EndpointClient {
  const noting = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, key, receiver): unknown => {
        calls.push(String(key));
        return Reflect.get(target, key, receiver);
      },
    });
  return {
    ...client,
    runtime: noting(client.runtime),
    images: noting(client.images),
    containerd: noting(client.containerd),
    criEvents: noting(client.criEvents),
  };
}
