import type { NodeProcess } from '../../contract/layers/process.ts';
import type { SandboxResident } from '../../contract/layers/sandbox.ts';
import { flagValue } from './flagValue.ts';
import type { ProcessTable } from './processTable.ts';
import { programName } from './programName.ts';

type Role = SandboxResident['role'];

/** By the beginning of a program's name. */
const roles: readonly (readonly [string, Role])[] = [
  ['qemu', 'hypervisor'],
  ['cloud-hypervisor', 'hypervisor'],
  ['firecracker', 'hypervisor'],
  ['stratovirt', 'hypervisor'],
  ['dragonball', 'hypervisor'],
  ['virtiofsd', 'fileServer'],
];

/** The processes of the low-level runtime that stay, by sandbox or container id. */
export type ResidentIndex = ReadonlyMap<string, readonly SandboxResident[]>;

/**
 * gVisor's Sentry has its sandbox's id as its last argument, and a Gofer its container's as the folder of its bundle.
 * A hypervisor is the shim's child, or has the sandbox's id in a path of its command line.
 */
export function indexResidents(table: ProcessTable): ResidentIndex {
  const index = new Map<string, SandboxResident[]>();
  for (const process of table.all) {
    const role = roleOf(process);
    for (const id of role === undefined ? [] : idsIn(process, role)) {
      const known = index.get(id) ?? [];
      index.set(id, [...known, { role: role ?? 'other', process }]);
    }
  }
  return index;
}

export function sandboxResidents(
  index: ResidentIndex,
  table: ProcessTable,
  shimPid: number | undefined,
  sandboxId: string,
  containerIds: readonly string[],
): SandboxResident[] {
  const named = [sandboxId, ...containerIds].flatMap((id) => index.get(id) ?? []);
  const children = shimPid === undefined ? [] : table.childrenOf(shimPid);
  const born = children.flatMap((process): SandboxResident[] => {
    const role = roleOf(process);
    return role === undefined ? [] : [{ role, process }];
  });
  return [...new Map([...named, ...born].map((each) => [each.process.pid, each])).values()].sort(
    (a, b) => a.process.pid - b.process.pid,
  );
}

function roleOf(process: NodeProcess): Role | undefined {
  const name = programName(process);
  if (name === 'runsc-sandbox') {
    return 'sentry';
  }
  return name === 'runsc-gofer' ? 'gofer' : roles.find(([beginning]) => name.startsWith(beginning))?.[1];
}

const idInPath = /[0-9a-f]{64}/g;

function idsIn({ arguments: args }: NodeProcess, role: Role): Iterable<string> {
  const bundle = flagValue(args, 'bundle');
  switch (role) {
    case 'sentry':
      return [args.at(-1) ?? ''];
    case 'gofer':
      return bundle === undefined ? [] : [bundle.slice(bundle.lastIndexOf('/') + 1)];
    default:
      return new Set(args.join('\0').match(idInPath));
  }
}
