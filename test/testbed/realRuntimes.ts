import { type ContainerdVersion, containerdVersions } from '../../scripts/testbed/packages/containerdVersion.ts';
import { prepareRuntimes } from '../../scripts/testbed/packages/prepareRuntimes.ts';
import { TestbedUnavailable } from '../../scripts/testbed/testbedUnavailable.ts';

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
    try {
      await prepareRuntimes([version], console.error);
      available.push(version);
    } catch (error) {
      if (!(error instanceof TestbedUnavailable) || process.env.CI === 'true') throw error;
      skipped.set(version, error.reason);
    }
  }
  return { available, skipped };
}
