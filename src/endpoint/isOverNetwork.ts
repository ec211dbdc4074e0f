import type { EndpointAddress } from '../contract/endpoint.ts';

/** As far as an address tells: a host's own name may stand for this machine too, and is taken for another. */
const thisMachine = /^(localhost|127(\.\d{1,3}){3}|\[(::1|::ffff:127(\.\d{1,3}){3})\])$/i;

/** Whether what is sent to an endpoint leaves this machine. CRI over TCP has no encryption. */
export function isOverNetwork(address: EndpointAddress): boolean {
  return address.kind === 'tcp' && !thisMachine.test(address.host);
}
