import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { addressList, bareHost, isAmong, isThisMachine } from '../common/thisMachine.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';

/**
 * Whether a streaming server may be where its runtime says: what is typed into a terminal goes there, and the reply
 * decides where that is. Behind a Unix socket it is this machine, also where the socket is forwarded and the port with
 * it. Behind a TCP endpoint it may be that endpoint's own host too. Anything else a person has not chosen.
 *
 * @param host as a URL has it, an IPv6 address in brackets
 */
export async function mayStreamTo(host: string, reachedAt: EndpointAddress): Promise<boolean> {
  return isThisMachine(host) || (reachedAt.kind === 'tcp' && (await isHostOf(reachedAt, bareHost(host))));
}

/** The endpoint's name may stand for the address that the runtime tells, so it is that name which is looked up. */
async function isHostOf({ host }: Extract<EndpointAddress, { kind: 'tcp' }>, name: string): Promise<boolean> {
  const endpointName = bareHost(host);
  if (endpointName === name || isIP(name) === 0) {
    return endpointName === name;
  }
  const found = await lookup(endpointName, { all: true }).catch(() => []);
  return isAmong(addressList(found.map(({ address }) => address)), name);
}
