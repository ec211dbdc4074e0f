import { access } from 'node:fs/promises';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import { cgroupVersion, readCgroupMounts } from './cgroup.ts';
import { nodeNamespaces } from './namespaces.ts';
import type { ProcRoots } from './procNode.ts';
import { isMissing, notReported, readText, unknownOf } from './read.ts';

export async function readKernel({ procFolder, devFolder, lsmFile }: ProcRoots): Promise<KernelFacts> {
  const version = cgroupVersion(await readCgroupMounts(procFolder));
  return {
    release: await textFact(`${procFolder}/sys/kernel/osrelease`, (text) => text),
    cgroupVersion: version
      ? known(version, { from: 'file', path: `${procFolder}/self/mountinfo` })
      : unknown(notReported),
    securityModules: await textFact(lsmFile, (text) => text.split(',').filter((name) => name !== '')),
    kvm: await isThere(`${devFolder}/kvm`),
    namespaces: await nodeNamespaces(procFolder),
  };
}

async function textFact<T>(path: string, parse: (text: string) => T): Promise<Fact<T>> {
  try {
    return known(parse((await readText(path)).trim()), { from: 'file', path });
  } catch (error) {
    return unknownOf(error, path, notReported);
  }
}

async function isThere(path: string): Promise<Fact<boolean>> {
  try {
    await access(path);
    return known(true, { from: 'file', path });
  } catch (error) {
    return isMissing(error) ? known(false, { from: 'file', path }) : unknownOf(error, path, notReported);
  }
}
