import type { EndpointClient } from '../../src/contract/endpoint.ts';

/** Notes when the first event of each object arrived, on the clock of `performance`. */
export function notingArrivals(client: EndpointClient, arrivedAtMs: Map<string, number>): EndpointClient {
  return {
    ...client,
    criEvents: {
      subscribe: (onEvent, signal) =>
        client.criEvents.subscribe((event) => {
          if (event.kind !== 'images' && !arrivedAtMs.has(event.id)) {
            arrivedAtMs.set(event.id, performance.now());
          }
          onEvent(event);
        }, signal),
    },
  };
}
