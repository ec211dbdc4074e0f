import type { ContainerFacts, ContainerTrouble } from '../contract/layers/container.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../contract/layers/isolation.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { cgroupAtSpecPath, cgroupOnHost, cgroupWithoutProcess } from './cgroupOnHost.ts';
import { replaceNotReadYet } from './factValue.ts';
import { childProcess, type HostView } from './hostView.ts';
import { notHere } from './machine.ts';
import { mountsOnHost } from './mountsOnHost.ts';
import { type NamespaceInodes, namespacesOnHost } from './namespacesOnHost.ts';
import { hiddenSupervisor, processFact } from './processTable.ts';

/** What a container's sandbox says of where its processes are. */
export interface SandboxOfContainer {
  readonly runtime: LowLevelRuntime;
  readonly shimPid: number | undefined;
  /** Whether it should have one here and has none. */
  readonly shimIsGone: boolean;
  /** The namespaces of the process that holds the sandbox; `none` where there is no such process. */
  readonly namespaces: NamespaceInodes | 'none';
  readonly detailed: boolean;
}

/** The exit code of an end that nobody saw: containerd's `UnknownExitStatus`. */
export const lostExitCode = 255;

/** The facts of a container, as far as this machine's processes and files say more than the runtime. */
export async function containerOnHost(
  base: ContainerFacts,
  sandbox: SandboxOfContainer,
  view: HostView,
): Promise<ContainerFacts> {
  const supervisor = view.machine === 'same' ? view.table.supervisors.get(base.container.id)?.process : undefined;
  const facts: ContainerFacts = {
    ...base,
    supervisor: supervisorFact(base, supervisor, view),
    trouble: await containerTrouble(base, sandbox, view),
  };
  if (base.insideSandbox) {
    // The runtime has a number all the same: of a process that stands for it, or its number inside.
    const none = unknown({ why: 'notReported', by: sandbox.runtime.name });
    const cgroup = await cgroupAtSpecPath(base.cgroup, view, sandbox.detailed);
    return {
      ...facts,
      pid: base.pid.known ? none : base.pid,
      execPids: replaceNotReadYet(base.execPids, none),
      cgroup,
    };
  }
  const process =
    view.machine === 'same' && base.pid.known && base.pid.value > 0
      ? await childProcess(view, base.pid.value, supervisor?.pid ?? sandbox.shimPid)
      : undefined;
  if (process === undefined) {
    return { ...facts, cgroup: cgroupWithoutProcess(base.cgroup, view, sandbox.detailed) };
  }
  const { pid } = process;
  const [inodes, mounts, cgroup] = await Promise.all([
    view.node.namespaces(pid),
    sandbox.detailed ? mountsOnHost(base.mounts, view.node, pid) : base.mounts,
    cgroupOnHost(base.cgroup, view.node, pid, [base.container.id], sandbox.detailed),
  ]);
  return {
    ...facts,
    commandLine: known(process.arguments, processFact(process).source),
    namespaces: namespacesOnHost(base.namespaces, inodes, view.hostNamespaces, sandbox.namespaces),
    mounts,
    cgroup,
  };
}

function supervisorFact(
  base: ContainerFacts,
  supervisor: NodeProcess | undefined,
  { machine, runtimeName, table }: HostView,
): Fact<NodeProcess> | undefined {
  if (base.supervisor === undefined || supervisor !== undefined) {
    return base.supervisor && supervisor && processFact(supervisor);
  }
  if (base.container.state === 'created' && !highLevelRuntimeOf(runtimeName).supervisesCreated) {
    return undefined;
  }
  if (machine !== 'same' && !isEnded(base.supervisor)) {
    return notHere(machine, runtimeName);
  }
  return unknown(hiddenSupervisor(table, base.container.id) ?? { why: 'ended' });
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
