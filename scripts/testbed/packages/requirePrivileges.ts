import { readFile } from 'node:fs/promises';
import { TestbedUnavailable } from '../testbedUnavailable.ts';

const needed = new Map([
  ['CAP_NET_ADMIN', 12n],
  ['CAP_SYS_ADMIN', 21n],
]);

/** A runtime mounts file systems and makes network devices. @throws TestbedUnavailable */
export async function requirePrivileges(): Promise<void> {
  if (process.platform !== 'linux') throw new TestbedUnavailable(`it needs Linux (this is ${process.platform})`);
  if (process.getuid?.() !== 0) throw new TestbedUnavailable('it needs root');
  const status = await readFile('/proc/self/status', 'utf8');
  const held = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  for (const [name, bit] of needed) {
    if ((held >> bit) % 2n === 0n) throw new TestbedUnavailable(`root lacks ${name} (an unprivileged container?)`);
  }
}
