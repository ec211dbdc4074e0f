import { readFile } from 'node:fs/promises';

// A wider route (a VPN's 10.0.0.0/8) says where strangers are reached, not which addresses are in use here.
const widestPrefixBits = 12;

/** Whether no route of this machine goes to addresses in the /24 that begins with `network` (such as 10.200.7). */
export async function networkIsFree(network: string, routeTable = '/proc/net/route'): Promise<boolean> {
  const wanted = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) * 256;
  const table = await readFile(routeTable, 'utf8').catch(() => '');
  return !table
    .split('\n')
    .slice(1)
    .some((line) => {
      const fields = line.split('\t');
      const [destination, mask] = [hostOrder(fields[1]), hostOrder(fields[7])];
      if (mask < 2 ** 32 - 2 ** (32 - widestPrefixBits)) return false;
      const size = Math.max(2 ** 32 - mask, 256);
      return Math.floor(destination / size) === Math.floor(wanted / size);
    });
}

/** The kernel prints addresses as hexadecimal numbers in the machine's byte order: little-endian. */
function hostOrder(hex = ''): number {
  return hex === '' ? 0 : Buffer.from(hex, 'hex').readUInt32LE();
}
