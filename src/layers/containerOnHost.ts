import type { ContainerFacts, ContainerTrouble } from '../contract/layers/container.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../contract/layers/isolation.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { cgroupAtSpecPath, cgroupOnHost, cgroupWithoutProcess } from './cgroupOnHost.ts';
import { unlessNotReadYet } from './factValue.ts';
import { childProcess, type HostView } from './hostView.ts';
import { notHere } from './machine.ts';
import { type NamespaceInodes, namespacesOnHost } from './namespacesOnHost.ts';
import { processFact } from './processTable.ts';

/** What a container's sandbox has to do with where its processes are. */
export interface SandboxOfContainer {
  readonly runtime: LowLevelRuntime;
  readonly shimPid: number | undefined;
  /** It should have one, and its processes are of this machine. */
  readonly shimIsGone: boolean;
  readonly namespaces: NamespaceInodes | 'none';
  readonly looked: boolean;
}

/** An exit code that nobody could tell: containerd's `UnknownExitStatus`. */
export const lostExitCode = 255;

/** The facts of a container, as far as this machine's processes and files say more than the runtime. */
export async function containerOnHost(
  base: ContainerFacts,
  place: SandboxOfContainer,
  view: HostView,
): Promise<ContainerFacts> {
  const monitor = view.table.supervisors.get(base.container.id)?.process;
  const facts: ContainerFacts = {
    ...base,
    supervisor: supervisor(base, monitor, view),
    trouble: await containerTrouble(base, place, view),
  };
  if (base.insideSandbox) {
    // The runtime has a number all the same: of a process that stands for it, or its number inside.
    const none = unknown({ why: 'notReported', by: place.runtime.name });
    const cgroup = await cgroupAtSpecPath(base.cgroup, view, place.looked);
    return { ...facts, pid: base.pid.known ? none : base.pid, execPids: unlessNotReadYet(base.execPids, none), cgroup };
  }
  const process =
    view.machine === 'same' && base.pid.known && base.pid.value > 0
      ? await childProcess(view, base.pid.value, monitor?.pid ?? place.shimPid)
      : undefined;
  if (process === undefined) {
    return { ...facts, cgroup: cgroupWithoutProcess(base.cgroup, view, place.looked) };
  }
  const { pid } = process;
  const [inodes, cgroup] = await Promise.all([
    view.node.namespaces(pid),
    cgroupOnHost(base.cgroup, view.node, pid, place.looked),
  ]);
  return {
    ...facts,
    commandLine: known(process.arguments, processFact(process).source),
    namespaces: namespacesOnHost(base.namespaces, inodes, view.host, place.namespaces),
    cgroup,
  };
}

function supervisor(
  base: ContainerFacts,
  monitor: NodeProcess | undefined,
  { machine, runtimeName }: HostView,
): Fact<NodeProcess> | undefined {
  if (base.supervisor === undefined || monitor !== undefined) {
    return base.supervisor && monitor && processFact(monitor);
  }
  if (base.container.state === 'created' && !highLevelRuntimeOf(runtimeName).supervisesCreated) {
    return undefined;
  }
  return machine === 'same' || isEnded(base.supervisor) ? unknown({ why: 'ended' }) : notHere(machine, runtimeName);
}

function isEnded(fact: Fact<NodeProcess>): boolean {
  return !fact.known && fact.reason.why === 'ended';
}

async function containerTrouble(
  { container }: ContainerFacts,
  { shimIsGone }: SandboxOfContainer,
  { orphans }: HostView,
): Promise<ContainerTrouble | undefined> {
  if (container.paused === true) {
    return { is: 'paused' };
  }
  const isLost = container.state === 'exited' && container.exit?.code === lostExitCode;
  if (!shimIsGone || !(isLost || container.state === 'running' || container.state === 'unknown')) {
    return undefined;
  }
  const process = (await orphans()).get(container.id);
  return process === undefined ? undefined : { is: 'orphaned', pid: process.pid };
}
