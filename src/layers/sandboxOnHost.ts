import { inParallel } from '../common/inParallel.ts';
import type { CgroupFacts } from '../contract/layers/cgroup.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { RuntimeProcess, SandboxFacts, SandboxTrouble } from '../contract/layers/sandbox.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { provenRuntime } from '../runtimes/provenRuntime.ts';
import { cgroupAtSpecPath, cgroupOnHost, cgroupWithoutProcess } from './cgroupOnHost.ts';
import { containerOnHost, lostExitCode, type SandboxOfContainer } from './containerOnHost.ts';
import { childProcess, type HostView } from './hostView.ts';
import { notHere } from './machine.ts';
import { namespacesOnHost } from './namespacesOnHost.ts';
import { hiddenSupervisor, processFact } from './processTable.ts';
import { sandboxRuntimeProcesses } from './runtimeProcesses.ts';
import { sandboxTrouble } from './sandboxTrouble.ts';

const containersAtATime = 8;

interface SandboxReplies {
  readonly base: SandboxFacts;
  /** Whether StopPodSandbox has taken its network away; `undefined`: it has none of its own, or that is not told. */
  readonly networkClosed: boolean | undefined;
  /** Whether it is shown in detail, for which more is read. */
  readonly detailed: boolean;
}

/**
 * The facts of a sandbox, as far as this machine's processes and files say more than the runtime. Its trouble is what
 * it looks like now: whether it stays so is for the caller to wait for.
 */
export async function sandboxOnHost(
  { base, networkClosed, detailed }: SandboxReplies,
  view: HostView,
): Promise<SandboxFacts> {
  const { machine, table, node } = view;
  // Over TCP, say, anybody may list an id that is on this machine.
  const supervisor = machine === 'same' ? table.supervisors.get(base.sandbox.id) : undefined;
  // Not where there is none by design, or where it depends on what the runtime does not tell.
  const mayHaveShim = !base.shim.known && base.shim.reason.why === 'notReadYet';
  const mustHaveShim = mayHaveShim && highLevelRuntimeOf(view.runtimeName).supervises !== 'unknown';
  const shim = mayHaveShim ? supervisor : undefined;
  const shimPid = shim?.process.pid;
  const isHidden = hiddenSupervisor(table, base.sandbox.id) !== undefined;
  const isShimKnown = machine === 'same' && ((mustHaveShim && !isHidden) || shim !== undefined);
  const foundProcesses = runtimeProcessesFact(base, view, shimPid);
  const holder = await holderOf(base, foundProcesses, view, supervisor?.process.pid);
  const runtime = provenRuntime(base.runtime, supervisor?.process, holder);
  const runtimeProcesses =
    runtime === base.runtime ? foundProcesses : known<RuntimeProcess[]>([], { from: 'file', path: '/proc' });
  const inodes = holder === undefined ? undefined : await node.namespaces(holder.pid);
  const around: SandboxOfContainer = {
    ...{ runtime, shimPid, shimIsGone: isShimKnown && shim === undefined },
    ...{ namespaces: inodes ?? 'none', detailed },
  };
  const facts: SandboxFacts = {
    ...base,
    runtime,
    pid: holder === undefined ? pidUnlessGone(base, view, supervisor?.process) : base.pid,
    containers: await inParallel(base.containers, containersAtATime, (each) => containerOnHost(each, around, view)),
    shim: mayHaveShim ? supervisorFact(base, shim?.process, mustHaveShim, view) : base.shim,
    ...(hasPauseSupervisor(base) && { pauseSupervisor: supervisorFact(base, supervisor?.process, true, view) }),
    runtimeProcesses,
    namespaces: inodes === undefined ? base.namespaces : namespacesOnHost(base.namespaces, inodes, view.hostNamespaces),
    cgroup: await sandboxCgroupOnHost(base, holder, view, detailed),
  };
  return {
    ...facts,
    trouble: troubleOf(facts, {
      networkClosed,
      shim: isShimKnown ? shim : 'notLookedFor',
      shimChildren: shimPid === undefined ? 0 : table.childrenOf(shimPid).length,
    }),
  };
}

/** One that needs no process has a cgroup all the same, which its containers' are in. */
function sandboxCgroupOnHost(
  { sandbox, pid, cgroup }: SandboxFacts,
  holder: NodeProcess | undefined,
  view: HostView,
  detailed: boolean,
): CgroupFacts | Promise<CgroupFacts> {
  if (holder !== undefined) {
    return cgroupOnHost(cgroup, view.node, holder.pid, [sandbox.id, sandbox.uid], detailed);
  }
  return pid.known && pid.value === 'none'
    ? cgroupAtSpecPath(cgroup, view, detailed)
    : cgroupWithoutProcess(cgroup, view, detailed);
}

/** The process that holds the namespaces: the child of its supervisor, or a hypervisor that left its parent. */
async function holderOf(
  { pid }: SandboxFacts,
  runtimeProcesses: SandboxFacts['runtimeProcesses'],
  view: HostView,
  supervisorPid: number | undefined,
): Promise<NodeProcess | undefined> {
  if (view.machine !== 'same' || !pid.known || pid.value === 'none') {
    return undefined;
  }
  const all = runtimeProcesses.known ? runtimeProcesses.value : [];
  const found = all.find(({ process }) => process.pid === pid.value)?.process;
  return found ?? (await childProcess(view, pid.value, supervisorPid));
}

/** The runtime may not have noticed yet that a process is gone; where its supervisor has others, the numbering may differ. */
function pidUnlessGone(
  { pid }: SandboxFacts,
  { machine, table }: HostView,
  supervisor: NodeProcess | undefined,
): SandboxFacts['pid'] {
  const isGone =
    machine === 'same' &&
    pid.known &&
    pid.value !== 'none' &&
    table.get(pid.value) === undefined &&
    (supervisor === undefined || table.childrenOf(supervisor.pid).length === 0);
  return isGone ? unknown({ why: 'ended' }) : pid;
}

/** @param isExpected whether there was one, so that its absence tells that it has ended */
function supervisorFact(
  { sandbox }: SandboxFacts,
  supervisor: NodeProcess | undefined,
  isExpected: boolean,
  { machine, runtimeName, table }: HostView,
): Fact<NodeProcess> {
  if (supervisor !== undefined) {
    return processFact(supervisor);
  }
  if (machine !== 'same') {
    return notHere(machine, runtimeName);
  }
  const absent = isExpected ? ({ why: 'ended' } as const) : ({ why: 'notReported', by: runtimeName } as const);
  return unknown(hiddenSupervisor(table, sandbox.id) ?? absent);
}

/** A pause is a container like the others where each has a process of its own over it. */
function hasPauseSupervisor({ sandbox, shim, pid }: SandboxFacts): boolean {
  const hasPause = pid.known ? pid.value !== 'none' : pid.reason.why !== 'ended';
  return sandbox.state === 'ready' && shim.known && shim.value === 'none' && hasPause;
}

function runtimeProcessesFact(
  { sandbox, containers, runtime, runtimeProcesses: fromCri }: SandboxFacts,
  { machine, runtimeName, runtimeProcesses: index, table }: HostView,
  shimPid: number | undefined,
): SandboxFacts['runtimeProcesses'] {
  if (fromCri.known || fromCri.reason.why !== 'notReadYet') {
    return fromCri;
  }
  if (machine !== 'same') {
    return notHere(machine, runtimeName);
  }
  const ids = containers.map(({ container }) => container.id);
  const found = sandboxRuntimeProcesses(index, table, shimPid, sandbox.id, ids);
  // A runtime that we do not know may have some that we do not know either.
  return found.length > 0 || runtime.staysRunning === true
    ? known(found, { from: 'file', path: '/proc' })
    : unknown({ why: 'notReported', by: runtime.name });
}

function troubleOf(
  { sandbox, containers, pid }: SandboxFacts,
  signs: Pick<Parameters<typeof sandboxTrouble>[0], 'networkClosed' | 'shim' | 'shimChildren'>,
): SandboxTrouble | undefined {
  return sandboxTrouble({
    ...signs,
    ready: sandbox.state === 'ready',
    pidGone: !pid.known && pid.reason.why === 'ended',
    anyRunning: containers.some(({ container }) => container.state === 'running'),
    anyOrphaned: containers.some(({ trouble }) => trouble?.is === 'orphaned'),
    anyLost: containers.some(({ container }) => container.exit?.code === lostExitCode),
  });
}
