import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type InstancePlace, markerVariable } from './instancePlace.ts';
import { readStat } from './processIdentity.ts';

export interface InstanceProcessEntry {
  readonly pid: number;
  /** The file name of what it calls itself; empty for a zombie. */
  readonly program: string;
}

const runtimePrograms = /^(containerd|containerd-shim.*|ctr|runc|crun|runsc.*|docker-registry|exe)$/;

/**
 * The processes of an instance, whoever their parent is by now, found in three ways, since none finds all:
 * the marker in the environment (containerd, shims, runtimes), the cgroup (what runs in containers, whose environment
 * is the image's), and a runtime's command line that names the instance's folder (gVisor's own processes).
 *
 * @param ids the pods and containers, for those that have no cgroup parent and are under /k8s.io.
 */
export function instanceProcesses(place: InstancePlace, ids: ReadonlySet<string>): InstanceProcessEntry[] {
  const marker = `${markerVariable}=${place.id}`;
  const inCgroup = (line: string): boolean => {
    const path = line.slice(line.indexOf(':', line.indexOf(':') + 1) + 1);
    return path.split('/').some((name) => `/${name}` === place.cgroupParent || ids.has(name));
  };
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) return [];
    const argv = read(`/proc/${name}/cmdline`).split('\0');
    const program = basename(argv[0] ?? '');
    const ours =
      read(`/proc/${name}/environ`).split('\0').includes(marker) ||
      read(`/proc/${name}/cgroup`).split('\n').some(inCgroup) ||
      (runtimePrograms.test(program) && argv.some((argument) => argument.includes(`${place.folder}/`)));
    return ours ? [{ pid, program }] : [];
  });
}

/**
 * Kills in this order: containerd, which would start things; what the shims started, while the shims are there to
 * reap it (a dead process that nobody reaps holds up the end of its pod's pid namespace); the shims.
 *
 * @throws when one is still there after 20 s.
 */
export async function killInstanceProcesses(place: InstancePlace, ids: ReadonlySet<string>): Promise<void> {
  await killAll(place, ids, ({ program }) => program === 'containerd');
  await killAll(place, ids, ({ program }) => !program.startsWith('containerd-shim'));
  await killAll(place, ids, () => true);
}

/** Kills until none is left: one that is just forking slips through a single pass. */
async function killAll(
  place: InstancePlace,
  ids: ReadonlySet<string>,
  chosen: (process: InstanceProcessEntry) => boolean,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const alive: number[] = [];
    for (const { pid } of instanceProcesses(place, ids).filter(chosen)) {
      const stat = await readStat(pid);
      if (stat && stat.state !== 'Z') alive.push(pid);
    }
    if (alive.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Processes of instance ${place.id} do not end: ${alive.join(', ')}`);
    alive.forEach(kill);
    await delay(10);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Empty for a process that is gone or a kernel thread. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
