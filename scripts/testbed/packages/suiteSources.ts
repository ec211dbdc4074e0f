import { existsSync } from 'node:fs';
import { TestbedUnavailable } from '../testbedUnavailable.ts';
import type { AptSource } from './aptSource.ts';
import type { OsRelease } from './osRelease.ts';

const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Where the packages of a suite come from. The machine's own suite: its own sources of that suite, with updates and
 * security. Another suite of Debian: the mirror that the machine uses for its own.
 *
 * @throws TestbedUnavailable
 */
export function suiteSources(suite: string, os: OsRelease, machine: readonly AptSource[]): AptSource[] {
  const own = machine.flatMap((source) => ofSuites(source, pockets(os.codename)));
  if (own.length === 0) {
    throw new TestbedUnavailable(`this machine's apt has no source of ${os.codename}: see /etc/apt/sources.list.d`);
  }
  if (suite === os.codename) return own;
  if (os.distribution !== 'debian') {
    throw new TestbedUnavailable(`${suite} is a suite of Debian, and this machine's mirror serves Ubuntu`);
  }
  const mirror = own.find((source) => source.suites.includes(os.codename) && source.components.includes('main'));
  if (!mirror) throw new TestbedUnavailable(`this machine's apt has no mirror of Debian's main archive`);
  const options = new Map(mirror.options);
  // The machine may trust its mirror with the key of its own suite alone; the keyring has those of all suites.
  if (existsSync(debianKeyring)) options.set('Signed-By', debianKeyring);
  return [{ uris: mirror.uris.slice(0, 1), suites: [suite], components: ['main'], options }];
}

function pockets(codename: string): ReadonlySet<string> {
  return new Set([codename, `${codename}-updates`, `${codename}-security`]);
}

function ofSuites(source: AptSource, wanted: ReadonlySet<string>): AptSource[] {
  const suites = source.suites.filter((suite) => wanted.has(suite));
  return suites.length === 0 ? [] : [{ ...source, suites }];
}
