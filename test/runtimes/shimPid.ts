import { readdir, readFile } from 'node:fs/promises';

/** The process id of a sandbox's shim, which names its sandbox on its command line. */
export async function shimPid(sandboxId: string): Promise<number> {
  for (const name of await readdir('/proc')) {
    const commandLine = /^\d+$/.test(name) ? await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '') : '';
    const [program = '', ...args] = commandLine.split('\0');
    if (program.includes('containerd-shim') && args[args.indexOf('-id') + 1] === sandboxId) {
      return Number(name);
    }
  }
  throw new Error(`Sandbox ${sandboxId} has no shim.`);
}
