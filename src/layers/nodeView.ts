import type { Fact } from '../contract/layers/fact.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';
import type { Machine } from './overlay/machine.ts';
import type { NamespaceInodes } from './overlay/namespaceOverlay.ts';
import { orphanedProcesses } from './overlay/orphanedProcesses.ts';
import type { ProcessTable } from './overlay/processTable.ts';
import { indexResidents, type ResidentIndex } from './overlay/sandboxResidents.ts';

/** This machine at one moment, as far as it is the runtime's. */
export interface NodeView {
  readonly machine: Machine;
  readonly node: NodePort;
  readonly table: ProcessTable;
  readonly residents: ResidentIndex;
  readonly host: NamespaceInodes;
  readonly runtimeName: string;
  /** The runtime's. */
  readonly stateFolder: Fact<string>;
  /** By container id; only read when it is asked for. */
  readonly orphans: () => Promise<ReadonlyMap<string, NodeProcess>>;
}

export function nodeViewOf(
  node: NodePort,
  table: ProcessTable,
  { kernel, runtime }: NodeFacts,
  machine: Machine,
): NodeView {
  let orphans: ReturnType<NodeView['orphans']> | undefined;
  return {
    ...{ machine, node, table },
    residents: indexResidents(table),
    host: kernel.namespaces,
    runtimeName: runtime.name.known ? runtime.name.value : '',
    stateFolder: runtime.stateFolder,
    orphans: () => (orphans ??= orphanedProcesses(table, node)),
  };
}

/** A process of this machine that has that number and that parent: a number alone may be another's by now. */
export async function childProcess(
  { table, node }: Pick<NodeView, 'table' | 'node'>,
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
