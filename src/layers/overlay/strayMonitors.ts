import type { Monitor } from './monitor.ts';

const criNamespace = 'k8s.io';

/** Shims of this runtime that are over something that it does not list (any more). */
export function strayMonitors(
  monitors: ReadonlyMap<string, Monitor>,
  isListed: (id: string) => boolean,
  listensAt: string | undefined,
): Monitor[] {
  const addresses = new Set<string | undefined>(listensAt === undefined ? [] : [listensAt]);
  for (const { id, address } of monitors.values()) {
    if (address !== undefined && isListed(id)) {
      addresses.add(address);
    }
  }
  return [...monitors.values()].filter(
    ({ id, kind, address, namespace }) =>
      kind === 'shim' && namespace === criNamespace && address !== undefined && addresses.has(address) && !isListed(id),
  );
}
