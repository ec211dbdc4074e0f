import { type ContainerdVersion, containerdVersions } from '../../scripts/testbed/packages/containerdVersion.ts';
import { whyRuntimeUnavailable } from '../runtimes/availability.ts';

export interface RealRuntimes {
  readonly available: readonly ContainerdVersion[];
  /** Why the others cannot be had. */
  readonly skipped: ReadonlyMap<ContainerdVersion, string>;
}

/** Which versions this machine can have. Under CI=true all must be there: the reason is an error then. */
export async function realRuntimes(): Promise<RealRuntimes> {
  const available: ContainerdVersion[] = [];
  const skipped = new Map<ContainerdVersion, string>();
  for (const version of containerdVersions) {
    const reason = await whyRuntimeUnavailable(version);
    if (reason === undefined) {
      available.push(version);
    } else if (process.env['CI'] === 'true') {
      throw new Error(`Under CI=true containerd ${version} may not be skipped: ${reason}`);
    } else {
      skipped.set(version, reason);
    }
  }
  return { available, skipped };
}
