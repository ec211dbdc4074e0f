import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { instanceCgroups } from '../../scripts/testbed/instance/instanceCgroups.ts';
import { instanceMounts } from '../../scripts/testbed/instance/instanceMounts.ts';
import type { InstancePlace } from '../../scripts/testbed/instance/instancePlace.ts';
import { instanceProcesses } from '../../scripts/testbed/instance/instanceProcesses.ts';
import { shimSocketName, socketPathOf } from '../../scripts/testbed/instance/instanceState.ts';

/** All that a machine shows of an instance. Nothing is left of it when this is empty. */
export async function leftovers(place: InstancePlace, ids: ReadonlySet<string>): Promise<string[]> {
  const named = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  const sockets = [...ids].map((id) => `/run/containerd/s/${shimSocketName(socketPathOf(place), id)}`);
  const netResults = named('/var/lib/cni/results').filter((name) =>
    [place.bridge, ...ids].some((id) => name.includes(id)),
  );
  const runtimeStates = named('/run/containerd/runc/k8s.io').filter((name) => ids.has(name));
  return [
    ...instanceProcesses(place, ids)
      .filter(({ pid }) => !isZombie(pid))
      .map(({ pid, program }) => `process ${pid} ${program}`),
    ...(await instanceMounts(place)).map((point) => `mount ${point}`),
    ...(await instanceCgroups(place, ids)).map((folder) => `cgroup ${folder}`),
    ...named('/sys/class/net')
      .filter((name) => name === place.bridge)
      .map((name) => `device ${name}`),
    ...sockets.filter((file) => existsSync(file)).map((file) => `socket ${file}`),
    ...netResults.map((name) => `CNI result ${name}`),
    ...runtimeStates.map((name) => `runtime state ${name}`),
    ...(existsSync(place.folder) ? [`folder ${place.folder}`] : []),
  ];
}

function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return true;
  }
}
