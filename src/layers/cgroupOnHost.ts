import type { CgroupFacts } from '../contract/layers/cgroup.ts';
import { unknown } from '../contract/layers/fact.ts';
import type { NodePort } from '../contract/node.ts';
import { unlessNotReadYet } from './factValue.ts';
import type { HostView } from './hostView.ts';
import { notHere } from './machine.ts';

/** The cgroup that a process is really in. Its limits and use are read when someone looks. */
export async function cgroupOnHost(
  fromSpec: CgroupFacts,
  node: Pick<NodePort, 'cgroupPath' | 'cgroupLimits' | 'cgroupUsage'>,
  pid: number,
  looked: boolean,
): Promise<CgroupFacts> {
  const path = await node.cgroupPath(pid);
  if (!looked) {
    return path.known ? { ...fromSpec, path } : fromSpec;
  }
  if (!path.known) {
    return { ...fromSpec, usage: unlessNotReadYet(fromSpec.usage, path) };
  }
  const [limits, usage] = await Promise.all([node.cgroupLimits(path.value), node.cgroupUsage(path.value)]);
  return { path, limits: limits.known ? limits : fromSpec.limits, usage };
}

/** Of what no process is known of. */
export function cgroupWithoutProcess(
  fromSpec: CgroupFacts,
  { machine, runtimeName }: Pick<HostView, 'machine' | 'runtimeName'>,
  looked: boolean,
): CgroupFacts {
  const reason = machine === 'same' ? unknown({ why: 'ended' }) : notHere(machine, runtimeName);
  return looked ? { ...fromSpec, usage: unlessNotReadYet(fromSpec.usage, reason) } : fromSpec;
}

/** Of what has no process of the node, but may have the cgroup that its spec names. */
export async function cgroupAtSpecPath(fromSpec: CgroupFacts, view: HostView, looked: boolean): Promise<CgroupFacts> {
  return looked && view.machine === 'same' && fromSpec.path.known
    ? { ...fromSpec, usage: await view.node.cgroupUsage(fromSpec.path.value) }
    : cgroupWithoutProcess(fromSpec, view, looked);
}
