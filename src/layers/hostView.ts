import type { Fact } from '../contract/layers/fact.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';
import type { Machine, ThisMachine } from './machine.ts';
import type { NamespaceInodes } from './namespacesOnHost.ts';
import { orphanedProcesses } from './orphans.ts';
import type { ProcessTable } from './processTable.ts';
import { indexRuntimeProcesses, type RuntimeProcessIndex } from './runtimeProcesses.ts';

/** This machine at one moment, as far as it is the runtime's. */
export interface HostView {
  readonly machine: Machine;
  /** Whether a program of this machine may be run because the runtime named it. */
  readonly mayRunPrograms: boolean;
  readonly node: NodePort;
  readonly table: ProcessTable;
  readonly runtimeProcesses: RuntimeProcessIndex;
  readonly hostNamespaces: NamespaceInodes;
  readonly runtimeName: string;
  /** The runtime's folder of state. */
  readonly stateFolder: Fact<string>;
  /** Containers' processes by container id, as their cgroups tell; only read when it is asked for. */
  readonly orphans: () => Promise<ReadonlyMap<string, NodeProcess>>;
}

export function hostViewOf(
  node: NodePort,
  table: ProcessTable,
  { kernel, runtime }: NodeFacts,
  { is: machine, mayRunPrograms }: Pick<ThisMachine, 'is' | 'mayRunPrograms'>,
): HostView {
  let orphans: ReturnType<HostView['orphans']> | undefined;
  return {
    ...{ machine, mayRunPrograms, node, table },
    runtimeProcesses: indexRuntimeProcesses(table),
    hostNamespaces: kernel.namespaces,
    runtimeName: runtime.name.known ? runtime.name.value : '',
    stateFolder: runtime.stateFolder,
    orphans: () => (orphans ??= orphanedProcesses(table, node)),
  };
}

/** A process of this machine that has that number and that parent: a number alone may be another's by now. */
export async function childProcess(
  { table, node }: Pick<HostView, 'table' | 'node'>,
  pid: number,
  parentPid: number | undefined,
): Promise<NodeProcess | undefined> {
  if (parentPid === undefined) {
    return undefined;
  }
  // It may have begun after the table was read.
  const process = table.get(pid) ?? (await node.process(pid));
  return process?.parentPid === parentPid ? process : undefined;
}
