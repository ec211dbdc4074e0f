import { isThisMachine } from '../common/thisMachine.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';

/** Whether what is sent to an endpoint leaves this machine. CRI over TCP has no encryption. */
export function isOverNetwork(address: EndpointAddress): boolean {
  return address.kind === 'tcp' && !isThisMachine(address.host);
}
