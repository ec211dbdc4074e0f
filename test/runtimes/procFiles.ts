import { readdir, readFile, readlink } from 'node:fs/promises';

/** What the kernel says of a process, read without any of the code under test. */

export async function namespaceInode(pid: number, type: string): Promise<number> {
  return Number(/\[(\d+)\]/.exec(await readlink(`/proc/${pid}/ns/${type}`))?.[1]);
}

export async function parentPid(pid: number): Promise<number> {
  return Number(/^PPid:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

export async function commandLine(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
}

/** Of the memory controller on version 1, else of version 2. */
export async function cgroupPath(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/cgroup`, 'utf8');
  return (/^\d+:(?:\w+,)*memory(?:,\w+)*:(.*)$/m.exec(text) ?? /^0::(.*)$/m.exec(text))?.[1];
}

export async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return status !== '' && !/^State:\s*Z/m.test(status);
}

/** The kubelets of this machine, the first started first; the programs that are one among other things, too. */
export async function kubeletPids(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const line = (await commandLine(pid).catch(() => [])).join(' ');
      return /^(\S*\/)?(kubelet( |$)|hyperkube kubelet|k3s (server|agent)|rke2 (server|agent)|k0s (worker|controller))/.test(
        line,
      )
        ? [pid]
        : [];
    }),
  );
  return found.flat().sort((one, other) => one - other);
}
