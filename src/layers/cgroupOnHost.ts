import type { CgroupFacts } from '../contract/layers/cgroup.ts';
import { unknown } from '../contract/layers/fact.ts';
import type { NodePort } from '../contract/node.ts';
import { replaceNotReadYet } from './factValue.ts';
import type { HostView } from './hostView.ts';
import { notHere } from './machine.ts';

/**
 * The cgroup that a process is really in. Its limits and use are read for a sandbox that is shown in detail.
 *
 * @param ids of the sandbox or container, one of which is in the name of a cgroup that was made for it
 */
export async function cgroupOnHost(
  fromSpec: CgroupFacts,
  node: Pick<NodePort, 'cgroupPath' | 'cgroupLimits' | 'cgroupUsage'>,
  pid: number,
  ids: readonly string[],
  detailed: boolean,
): Promise<CgroupFacts> {
  const path = await node.cgroupPath(pid);
  const shared = path.known && !isMadeFor(path.value, fromSpec, ids) ? { isShared: true as const } : {};
  if (!detailed) {
    return path.known ? { ...fromSpec, path, ...shared } : fromSpec;
  }
  if (!path.known) {
    return { ...fromSpec, usage: replaceNotReadYet(fromSpec.usage, path) };
  }
  const [limits, usage] = await Promise.all([node.cgroupLimits(path.value), node.cgroupUsage(path.value)]);
  return { path, ...shared, limits: limits.known ? limits : fromSpec.limits, usage };
}

/**
 * Whether a cgroup is the one that the spec asks for, or one in it, or has an id of its owner in its name, with dashes
 * as systemd writes them. A runtime may be told to leave a process where its supervisor is, among processes that have
 * nothing to do with it.
 */
function isMadeFor(path: string, { path: specPath }: CgroupFacts, ids: readonly string[]): boolean {
  const isWithin = (outer: string): boolean => path.endsWith(outer) || path.includes(`${outer}/`);
  const forms = ids.filter((id) => id !== '').flatMap((id) => [id, id.replaceAll('-', '_')]);
  return (
    (specPath.known && specPath.value !== '/' && isWithin(specPath.value)) || forms.some((id) => path.includes(id))
  );
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

/**
 * The cgroup of what has no process of the node by design, but may have the cgroup that is named for it: a container
 * within a Sentry, or a sandbox that needs no process.
 */
export async function cgroupAtSpecPath(fromSpec: CgroupFacts, view: HostView, detailed: boolean): Promise<CgroupFacts> {
  if (!detailed || view.machine !== 'same' || !fromSpec.path.known) {
    return cgroupWithoutProcess(fromSpec, view, detailed);
  }
  const path = fromSpec.path.value;
  const [limits, usage] = await Promise.all([view.node.cgroupLimits(path), view.node.cgroupUsage(path)]);
  return { ...fromSpec, limits: limits.known ? limits : fromSpec.limits, usage };
}
