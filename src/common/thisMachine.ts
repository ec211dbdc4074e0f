import { BlockList, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/**
 * Whether what is sent to a host stays on this machine, as far as can be known without asking the network: by an address
 * that this machine has, or by a name that always is its own.
 *
 * @param host a name or an address; an IPv6 address with or without the brackets that a URL has
 */
export function isThisMachine(host: string): boolean {
  const name = bareHost(host);
  return isIP(name) === 0
    ? name === 'localhost' || name.endsWith('.localhost') || name === hostname().toLowerCase()
    : isAmong(ownAddresses(), name);
}

/** As names and addresses compare: in small letters and without brackets. */
export function bareHost(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase();
}

/** A list that tells addresses apart by what they are, however they are written. */
export function addressList(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const address of addresses) {
    const [withoutZone = ''] = address.split('%');
    list.addAddress(withoutZone, family(withoutZone));
  }
  return list;
}

export function isAmong(list: BlockList, address: string): boolean {
  return list.check(address, family(address));
}

/** They change, so they are looked up each time. */
function ownAddresses(): BlockList {
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  // A server that listens everywhere says so, and it is here that it is reached then.
  const own = addressList(['::1', '0.0.0.0', '::', ...interfaces.map(({ address }) => address)]);
  own.addSubnet('127.0.0.0', 8, 'ipv4');
  return own;
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
