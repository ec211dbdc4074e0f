import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { EndpointAddress } from '../contract/endpoint.ts';

/**
 * Whether a streaming server may be where its runtime says: what is typed into a terminal goes there, and the reply
 * decides where that is. Behind a Unix socket it is this machine, also where the socket is forwarded and the port with
 * it. Behind a TCP endpoint it may be that endpoint's own host too. Anything else a person has not chosen.
 *
 * @param host as a URL has it, an IPv6 address in brackets
 */
export async function mayStreamTo(host: string, reachedAt: EndpointAddress): Promise<boolean> {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (isThisMachine(name)) {
    return true;
  }
  return reachedAt.kind === 'tcp' && (await isHostOf(reachedAt, name));
}

function isThisMachine(name: string): boolean {
  return isIP(name) === 0
    ? name === 'localhost' || name.endsWith('.localhost') || name === hostname().toLowerCase()
    : isIn(ownAddresses(), name);
}

/** They change, so they are looked up each time. */
function ownAddresses(): BlockList {
  const own = new BlockList();
  own.addSubnet('127.0.0.0', 8, 'ipv4');
  own.addAddress('::1', 'ipv6');
  // A server that listens everywhere says so, and it is here that it is reached then.
  own.addAddress('0.0.0.0', 'ipv4');
  own.addAddress('::', 'ipv6');
  for (const { address } of Object.values(networkInterfaces()).flatMap((each) => each ?? [])) {
    add(own, address);
  }
  return own;
}

/** The endpoint's name may stand for the address that the runtime tells, so it is that name which is looked up. */
async function isHostOf({ host }: Extract<EndpointAddress, { kind: 'tcp' }>, name: string): Promise<boolean> {
  const endpointName = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (endpointName === name || isIP(name) === 0) {
    return endpointName === name;
  }
  const addresses = new BlockList();
  for (const { address } of await lookup(endpointName, { all: true }).catch(() => [])) {
    add(addresses, address);
  }
  return isIn(addresses, name);
}

function add(list: BlockList, address: string): void {
  const [withoutZone = ''] = address.split('%');
  list.addAddress(withoutZone, family(withoutZone));
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, family(address));
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
