import type { Endpoint } from '../../src/contract/endpoint.ts';

export function endpointAt(socketPath: string): Endpoint {
  return { id: `unix://${socketPath}`, name: 'bench', address: { kind: 'unix', path: socketPath } };
}
