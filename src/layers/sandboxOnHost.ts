import { inParallel } from '../common/inParallel.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { SandboxFacts, SandboxTrouble } from '../contract/layers/sandbox.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { cgroupOnHost, cgroupWithoutProcess } from './cgroupOnHost.ts';
import { lostExitCode, containerOnHost } from './containerOnHost.ts';
import { childProcess, type HostView } from './hostView.ts';
import { notHere } from './machine.ts';
import { namespacesOnHost } from './namespacesOnHost.ts';
import { processFact } from './processTable.ts';
import { sandboxRuntimeProcesses } from './runtimeProcesses.ts';
import { sandboxTrouble } from './sandboxTrouble.ts';

const containersAtATime = 8;

export interface SandboxReplies {
  readonly base: SandboxFacts;
  /** Whether StopPodSandbox has taken its network away; `undefined`: it has none of its own, or that is not told. */
  readonly networkClosed: boolean | undefined;
  readonly looked: boolean;
}

/**
 * The facts of a sandbox, as far as this machine's processes and files say more than the runtime. Its trouble is what
 * it looks like now: whether it stays so is for the caller to wait for.
 */
export async function sandboxOnHost(
  { base, networkClosed, looked }: SandboxReplies,
  view: HostView,
): Promise<SandboxFacts> {
  const monitor = view.table.supervisors.get(base.sandbox.id);
  // Not where there is none by design, or the runtime does not tell whether there is one.
  const oneShim = !base.shim.known && base.shim.reason.why === 'notReadYet';
  const stay = residents(base, view, oneShim ? monitor?.process.pid : undefined);
  const holder = await holderOf(base, stay, view, monitor?.process.pid);
  const inodes = holder === undefined ? undefined : await view.node.namespaces(holder.pid);
  const shimPid = oneShim ? monitor?.process.pid : undefined;
  const mustHaveShim = oneShim && highLevelRuntimeOf(view.runtimeName).supervises !== 'unknown';
  const shimIsGone = view.machine === 'same' && mustHaveShim && monitor === undefined;
  const place = { runtime: base.runtime, shimPid, shimIsGone, namespaces: inodes ?? 'none', looked } as const;
  const containers = await inParallel(base.containers, containersAtATime, (each) => containerOnHost(each, place, view));
  const pid = holder === undefined ? heldBy(base, view, monitor?.process) : base.pid;
  const facts: SandboxFacts = {
    ...base,
    pid,
    containers,
    shim: oneShim ? shimFact(monitor?.process, mustHaveShim, view) : base.shim,
    ...(hasPauseSupervisor(base) && { pauseSupervisor: shimFact(monitor?.process, true, view) }),
    runtimeProcesses: stay,
    namespaces: inodes === undefined ? base.namespaces : namespacesOnHost(base.namespaces, inodes, view.host),
    cgroup:
      holder === undefined
        ? cgroupWithoutProcess(base.cgroup, view, looked)
        : await cgroupOnHost(base.cgroup, view.node, holder.pid, looked),
  };
  return {
    ...facts,
    trouble: troubleOf(facts, {
      networkClosed,
      shim: view.machine === 'same' && (mustHaveShim || monitor !== undefined) && oneShim ? monitor : 'notLookedFor',
      shimChildren: shimPid === undefined ? 0 : view.table.childrenOf(shimPid).length,
    }),
  };
}

/** The process that holds the namespaces: the child of what is over it, or a hypervisor that left its parent. */
async function holderOf(
  { pid }: SandboxFacts,
  stay: SandboxFacts['runtimeProcesses'],
  view: HostView,
  monitorPid: number | undefined,
): Promise<NodeProcess | undefined> {
  if (view.machine !== 'same' || !pid.known || pid.value === 'none') {
    return undefined;
  }
  const resident = stay.known ? stay.value.find(({ process }) => process.pid === pid.value)?.process : undefined;
  return resident ?? (await childProcess(view, pid.value, monitorPid));
}

/** The runtime may not have noticed yet that a process is gone; where its shim has others, the numbering may differ. */
function heldBy(
  { pid }: SandboxFacts,
  { machine, table }: HostView,
  shim: NodeProcess | undefined,
): SandboxFacts['pid'] {
  const isGone =
    machine === 'same' &&
    pid.known &&
    pid.value !== 'none' &&
    table.get(pid.value) === undefined &&
    (shim === undefined || table.childrenOf(shim.pid).length === 0);
  return isGone ? unknown({ why: 'ended' }) : pid;
}

/** @param isExpected whether there was one, so that its absence tells that it has ended */
function shimFact(
  shim: NodeProcess | undefined,
  isExpected: boolean,
  { machine, runtimeName }: HostView,
): Fact<NodeProcess> {
  if (shim !== undefined) {
    return processFact(shim);
  }
  if (machine !== 'same') {
    return notHere(machine, runtimeName);
  }
  return unknown(isExpected ? { why: 'ended' } : { why: 'notReported', by: runtimeName });
}

/** A pause is a container like the others where each has a process of its own over it. */
function hasPauseSupervisor({ sandbox, shim, pid }: SandboxFacts): boolean {
  const hasPause = pid.known ? pid.value !== 'none' : pid.reason.why !== 'ended';
  return sandbox.state === 'ready' && shim.known && shim.value === 'none' && hasPause;
}

function residents(
  { sandbox, containers, runtime, runtimeProcesses: fromCri }: SandboxFacts,
  { machine, runtimeName, residents: index, table }: HostView,
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
  // Of a runtime that we do not know there may be some that we do not know either.
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
