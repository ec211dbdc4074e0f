import { stat } from 'node:fs/promises';
import type { NamespaceType } from '../contract/layers/namespace.ts';
import { parseMountinfo } from './mountinfo.ts';
import type { NamespaceInodes } from './processNamespaces.ts';
import { readText } from './readText.ts';

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
export async function provesSameNamespace(
  procFolder: string,
  type: NamespaceType,
  own: NamespaceInodes,
): Promise<boolean> {
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
