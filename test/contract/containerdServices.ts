import { describe } from 'vitest';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { containerdEvents } from './containerdEvents.contract.ts';
import { containerdFacts } from './containerdFacts.contract.ts';
import { layersContract } from './layers.contract.ts';
import { pullProgressContract } from './pullProgress.contract.ts';

/** What this client may rely on of containerd's own services, whatever its version. */
export function containerdServices(version: ContainerdVersion): void {
  describe(`services of containerd ${version}`, () => {
    containerdEvents(version);
    containerdFacts(version);
    layersContract(version);
    pullProgressContract(version);
  });
}
