import type { Fact } from '../contract/layers/fact.ts';
import type { MountFact } from '../contract/layers/isolation.ts';
import type { NodePort } from '../contract/node.ts';

/**
 * The mounts that the spec asks for, and beside that how writable each really is: of a cgroup mount on version 1 of the
 * kernel's hierarchies the spec says read-only, and what lies there is a writable folder of read-only mounts.
 */
export async function mountsOnHost(
  fromSpec: Fact<readonly MountFact[]>,
  node: Pick<NodePort, 'readOnlyMounts'>,
  pid: number,
): Promise<Fact<readonly MountFact[]>> {
  if (!fromSpec.known) {
    return fromSpec;
  }
  const seen = await node.readOnlyMounts(pid);
  if (!seen.known) {
    return fromSpec;
  }
  const value = fromSpec.value.map((mount) => {
    const readOnlyNow = seen.value.get(mount.destination);
    return readOnlyNow === undefined ? mount : { ...mount, readOnlyNow };
  });
  return { ...fromSpec, value };
}
