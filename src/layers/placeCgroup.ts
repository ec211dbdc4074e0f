import type { CgroupFacts } from '../contract/layers/cgroup.ts';
import { unknown } from '../contract/layers/fact.ts';
import type { NodePort } from '../contract/node.ts';
import type { NodeView } from './nodeView.ts';
import { orElse } from './orElse.ts';
import { notHere } from './overlay/machine.ts';

/** The cgroup that a process is really in. Its limits and use are read when someone looks. */
export async function placeCgroup(
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
    return { ...fromSpec, usage: orElse(fromSpec.usage, path) };
  }
  const [limits, usage] = await Promise.all([node.cgroupLimits(path.value), node.cgroupUsage(path.value)]);
  return { path, limits: limits.known ? limits : fromSpec.limits, usage };
}

/** Of what no process is known of. */
export function unplacedCgroup(
  fromSpec: CgroupFacts,
  { machine, runtimeName }: Pick<NodeView, 'machine' | 'runtimeName'>,
  looked: boolean,
): CgroupFacts {
  const reason = machine === 'same' ? unknown({ why: 'ended' }) : notHere(machine, runtimeName);
  return looked ? { ...fromSpec, usage: orElse(fromSpec.usage, reason) } : fromSpec;
}

/** Of what has no process of the node, but may have the cgroup that its spec names. */
export async function namedCgroup(fromSpec: CgroupFacts, view: NodeView, looked: boolean): Promise<CgroupFacts> {
  return looked && view.machine === 'same' && fromSpec.path.known
    ? { ...fromSpec, usage: await view.node.cgroupUsage(fromSpec.path.value) }
    : unplacedCgroup(fromSpec, view, looked);
}
