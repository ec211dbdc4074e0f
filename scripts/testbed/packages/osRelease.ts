import { readFile } from 'node:fs/promises';
import { TestbedUnavailable } from '../testbedUnavailable.ts';

export interface OsRelease {
  readonly distribution: 'debian' | 'ubuntu';
  /** The name of the release's package suite, such as bookworm or noble. */
  readonly codename: string;
}

/** @throws TestbedUnavailable where the packages of Debian or Ubuntu cannot be had. */
export async function readOsRelease(file = '/etc/os-release'): Promise<OsRelease> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^([A-Z_]+)=["']?(.*?)["']?$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) fields.set(key, value);
  }
  const families = [fields.get('ID') ?? '', ...(fields.get('ID_LIKE') ?? '').split(' ')];
  const ubuntu = families.includes('ubuntu');
  if (!ubuntu && !families.includes('debian')) {
    const here = fields.get('PRETTY_NAME') ?? process.platform;
    throw new TestbedUnavailable(`it needs Debian or Ubuntu (this is ${here})`);
  }
  // A derivative (Linux Mint) names the Ubuntu suite that it draws from apart from its own. Debian's unstable has none.
  const codename = (ubuntu ? fields.get('UBUNTU_CODENAME') : undefined) ?? fields.get('VERSION_CODENAME') ?? 'sid';
  return { distribution: ubuntu ? 'ubuntu' : 'debian', codename };
}
