import { readlink, stat } from 'node:fs/promises';
import { type Fact, known, unknown, type UnknownReason } from '../contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes } from '../contract/layers/namespace.ts';
import { parseMountinfo } from './mountinfo.ts';
import { missingProcess, readLiveStat } from './process.ts';
import { isMissing, notReported, readText, unknownOf } from './read.ts';

/**
 * The node's own namespaces: those of pid 1. Only root may read them there, and not even root everywhere. Then those of
 * this process are taken, type by type, but only where something proves that they are the same ones: an editor may
 * run in a container, a sandboxed package or a service with a mount namespace of its own. The source tells which of the
 * two was read.
 */
export async function nodeNamespaces(procFolder: string): Promise<NamespaceInodes> {
  const ofInit = await processNamespaces(procFolder, 1);
  const own = await ownNamespaces(procFolder);
  const proven = new Set<NamespaceType>();
  for (const type of namespaceTypes) {
    if (!ofInit[type].known && own[type].known && (await provesSameNamespace(procFolder, type, own))) {
      proven.add(type);
    }
  }
  return { ...ofInit, ...Object.fromEntries([...proven].map((type) => [type, own[type]])) };
}

export type NamespaceInodes = Readonly<Record<NamespaceType, Fact<number>>>;

/** The namespaces of a process by its pid: only its user and root may read them. */
export async function processNamespaces(procFolder: string, pid: number): Promise<NamespaceInodes> {
  return perType(async (type) => {
    const fact = await readNamespace(procFolder, String(pid), type);
    return fact ?? unknown(await whyMissing(procFolder, pid));
  });
}

/** The namespaces of this process, which may always read its own. */
function ownNamespaces(procFolder: string): Promise<NamespaceInodes> {
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

/**
 * The numbers of the namespaces that a machine starts with are fixed in the kernel (PROC_*_INIT_INO in
 * include/linux/proc_ns.h; since 6.18 in include/uapi/linux/nsfs.h with those of net and mnt). Others are numbered from
 * 0xF0000000 on, above all of these.
 */
const initialInodes: Readonly<Record<NamespaceType, number>> = {
  ipc: 0xef_ff_ff_ff,
  uts: 0xef_ff_ff_fe,
  user: 0xef_ff_ff_fd,
  pid: 0xef_ff_ff_fc,
  cgroup: 0xef_ff_ff_fb,
  time: 0xef_ff_ff_fa,
  net: 0xef_ff_ff_f9,
  mnt: 0xef_ff_ff_f8,
};

/** Whether this process's namespace of a type is shown to be the one of pid 1, by files that anyone may read. */
async function provesSameNamespace(procFolder: string, type: NamespaceType, own: NamespaceInodes): Promise<boolean> {
  if (isInitial('pid', own) && isInitial(type, own)) {
    // Pid 1 is the machine's first process then, and those are the namespaces that it was started in.
    return true;
  }
  const proof = proofs[type];
  return proof !== undefined && (await proof(procFolder).catch(() => false));
}

function isInitial(type: NamespaceType, own: NamespaceInodes): boolean {
  return own[type].known && own[type].value === initialInodes[type];
}

const proofs: Readonly<Partial<Record<NamespaceType, (procFolder: string) => Promise<boolean>>>> = {
  /** A process has one pid in each namespace from that of this /proc down to its own, see proc_pid_status(5). */
  pid: async (procFolder) => /^NSpid:\s+\d+$/m.test(await readText(`${procFolder}/self/status`)),

  /** Every network namespace has files of its own behind /proc/PID/net. */
  net: async (procFolder) => {
    const [ofInit, own] = await Promise.all([
      stat(`${procFolder}/1/net/dev`, { bigint: true }),
      stat(`${procFolder}/self/net/dev`, { bigint: true }),
    ]);
    return ofInit.ino === own.ino && ofInit.dev === own.dev;
  },

  /** The id of a mount is unique on the machine, and a mount belongs to one namespace. */
  mnt: async (procFolder) => {
    const ofInit = parseMountinfo(await readText(`${procFolder}/1/mountinfo`)).map(({ id }) => id);
    const own = parseMountinfo(await readText(`${procFolder}/self/mountinfo`)).map(({ id }) => id);
    return own.some((id) => ofInit.includes(id));
  },
};
