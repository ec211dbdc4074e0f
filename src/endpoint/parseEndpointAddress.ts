import path from 'node:path';
import type { EndpointAddress } from '../contract/endpoint.ts';
import { type AddressProblem, CriError } from '../contract/failure.ts';

/** The kernel's sun_path holds 108 bytes with its closing zero (unix(7)); a longer path fails as if it were absent. */
const maxSocketPathBytes = 107;

/**
 * Reads an address as crictl takes it: `unix:///run/containerd/containerd.sock`, a bare absolute path, or
 * `tcp://host:port`.
 * @throws CriError with reason `invalidAddress`
 */
export function parseEndpointAddress(text: string): EndpointAddress {
  const address = text.trim();
  const fail = (problem: AddressProblem): never => {
    throw new CriError({ reason: 'invalidAddress', address, problem });
  };
  if (address === '') {
    return fail('empty');
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || scheme === 'unix') {
    const socketPath = scheme === undefined ? address : address.slice('unix:'.length).replace(/^\/\//, '');
    if (!path.isAbsolute(socketPath)) {
      return fail('notAbsolute');
    }
    return Buffer.byteLength(socketPath) > maxSocketPathBytes ? fail('tooLong') : { kind: 'unix', path: socketPath };
  }
  if (scheme !== 'tcp') {
    return fail('unknownScheme');
  }
  const [, host, portText] = /^tcp:\/\/(\[[0-9a-f:.]+\]|[^/:\s]+):(\d{1,5})\/?$/i.exec(address) ?? [];
  const port = Number(portText);
  return host !== undefined && port > 0 && port < 65_536 ? { kind: 'tcp', host, port } : fail('missingPort');
}
