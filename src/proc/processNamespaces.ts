import { readlink } from 'node:fs/promises';
import { type Fact, known, unknown, type UnknownReason } from '../contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes } from '../contract/layers/namespace.ts';
import { isMissing } from './errorCode.ts';
import { missingProcess } from './missingProcess.ts';
import { notReported } from './notReported.ts';
import { readLiveStat } from './readProcess.ts';
import { unknownOf } from './unknownOf.ts';

export type NamespaceInodes = Readonly<Record<NamespaceType, Fact<number>>>;

/** Of a process by its pid: only its user and root may read them. */
export async function processNamespaces(procFolder: string, pid: number): Promise<NamespaceInodes> {
  return perType(async (type) => {
    const fact = await readNamespace(procFolder, String(pid), type);
    return fact ?? unknown(await whyMissing(procFolder, pid));
  });
}

/** Of this process, which may always read its own. */
export function ownNamespaces(procFolder: string): Promise<NamespaceInodes> {
  return perType(async (type) => (await readNamespace(procFolder, 'self', type)) ?? unknown(notReported));
}

/** `undefined` where it is missing: the process, or the type in an older kernel (`time` came with 5.6). */
async function readNamespace(
  procFolder: string,
  process: string,
  type: NamespaceType,
): Promise<Fact<number> | undefined> {
  const path = `${procFolder}/${process}/ns/${type}`;
  try {
    const inode = /^[a-z]+:\[(\d+)\]$/.exec(await readlink(path))?.[1];
    return inode === undefined ? unknown(notReported) : known(Number(inode), { from: 'file', path });
  } catch (error) {
    return isMissing(error) ? undefined : unknownOf(error, path, notReported);
  }
}

async function whyMissing(procFolder: string, pid: number): Promise<UnknownReason> {
  const lives = await readLiveStat(procFolder, pid).catch(() => undefined);
  return lives ? notReported : missingProcess(procFolder, pid);
}

async function perType(read: (type: NamespaceType) => Promise<Fact<number>>): Promise<NamespaceInodes> {
  const facts = await Promise.all(namespaceTypes.map(async (type) => [type, await read(type)] as const));
  // Made of all types, which Object.fromEntries cannot say.
  return Object.fromEntries(facts) as Record<NamespaceType, Fact<number>>;
}
