import type { Supervisor } from '../../runtimes/highLevelRuntime.ts';

const criNamespace = 'k8s.io';

/** Shims of this runtime that are over something that it does not list (any more). */
export function straySupervisors(
  supervisors: ReadonlyMap<string, Supervisor>,
  isListed: (id: string) => boolean,
  listensAt: string | undefined,
): Supervisor[] {
  const addresses = new Set<string | undefined>(listensAt === undefined ? [] : [listensAt]);
  for (const { id, address } of supervisors.values()) {
    if (address !== undefined && isListed(id)) {
      addresses.add(address);
    }
  }
  return [...supervisors.values()].filter(
    ({ id, address, namespace }) =>
      namespace === criNamespace && address !== undefined && addresses.has(address) && !isListed(id),
  );
}
