import type { NodeProcess } from '../contract/layers/process.ts';
import type { RuntimeProcess } from '../contract/layers/sandbox.ts';
import { stayingProgram } from '../runtimes/isolationKinds.ts';
import type { ProcessTable } from './processTable.ts';

/** The processes of the low-level runtime that stay, by sandbox or container id. */
export type RuntimeProcessIndex = ReadonlyMap<string, readonly RuntimeProcess[]>;

export function indexRuntimeProcesses(table: ProcessTable): RuntimeProcessIndex {
  const index = new Map<string, RuntimeProcess[]>();
  for (const process of table.all) {
    const program = stayingProgram(process);
    for (const id of program?.idsIn(process) ?? []) {
      index.set(id, [...(index.get(id) ?? []), { role: program?.role ?? 'other', process }]);
    }
  }
  return index;
}

export function sandboxRuntimeProcesses(
  index: RuntimeProcessIndex,
  table: ProcessTable,
  shimPid: number | undefined,
  sandboxId: string,
  containerIds: readonly string[],
): RuntimeProcess[] {
  const isIts = (process: NodeProcess): boolean => table.isRuntimes(process) || process.parentPid === shimPid;
  const named = [sandboxId, ...containerIds]
    .flatMap((id) => index.get(id) ?? [])
    // gVisor's have a root folder of their own and no rights: those are its by their parent.
    .filter(({ process }) => isIts(process));
  const children = shimPid === undefined ? [] : table.childrenOf(shimPid);
  const born = children.flatMap((process): RuntimeProcess[] => {
    const role = stayingProgram(process)?.role;
    return role === undefined ? [] : [{ role, process }];
  });
  return [...new Map([...named, ...born].map((each) => [each.process.pid, each])).values()].sort(
    (a, b) => a.process.pid - b.process.pid,
  );
}
