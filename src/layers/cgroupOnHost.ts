import type { CgroupFacts } from '../contract/layers/cgroup.ts';
import { unknown } from '../contract/layers/fact.ts';
import type { NodePort } from '../contract/node.ts';
import { replaceNotReadYet } from './factValue.ts';
import type { HostView } from './hostView.ts';
import { notHere } from './machine.ts';

/** The cgroup that a process is really in. Its limits and use are read for a sandbox that is shown in detail. */
export async function cgroupOnHost(
  fromSpec: CgroupFacts,
  node: Pick<NodePort, 'cgroupPath' | 'cgroupLimits' | 'cgroupUsage'>,
  pid: number,
  detailed: boolean,
): Promise<CgroupFacts> {
  const path = await node.cgroupPath(pid);
  if (!detailed) {
    return path.known ? { ...fromSpec, path } : fromSpec;
  }
  if (!path.known) {
    return { ...fromSpec, usage: replaceNotReadYet(fromSpec.usage, path) };
  }
  const [limits, usage] = await Promise.all([node.cgroupLimits(path.value), node.cgroupUsage(path.value)]);
  return { path, limits: limits.known ? limits : fromSpec.limits, usage };
}

/** The cgroup of a sandbox or a container of which no process is known. */
export function cgroupWithoutProcess(
  fromSpec: CgroupFacts,
  { machine, runtimeName }: Pick<HostView, 'machine' | 'runtimeName'>,
  detailed: boolean,
): CgroupFacts {
  const reason = machine === 'same' ? unknown({ why: 'ended' }) : notHere(machine, runtimeName);
  return detailed ? { ...fromSpec, usage: replaceNotReadYet(fromSpec.usage, reason) } : fromSpec;
}

/** The cgroup of a container that has no process of the node, but may have the cgroup that its spec names. */
export async function cgroupAtSpecPath(fromSpec: CgroupFacts, view: HostView, detailed: boolean): Promise<CgroupFacts> {
  return detailed && view.machine === 'same' && fromSpec.path.known
    ? { ...fromSpec, usage: await view.node.cgroupUsage(fromSpec.path.value) }
    : cgroupWithoutProcess(fromSpec, view, detailed);
}
