import { afterAll, beforeAll, describe } from 'vitest';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { containerdEvents } from './containerdEvents.contract.ts';
import { containerdFacts } from './containerdFacts.contract.ts';
import { layersContract } from './layers.contract.ts';
import { pullProgressContract } from './pullProgress.contract.ts';

/** What this client may rely on of containerd's own services, whatever its version. */
export function containerdServices(version: ContainerdVersion): void {
  describe(`services of containerd ${version}`, () => {
    describe('with pods that come and go', () => {
      let node: RealContainerd;
      beforeAll(async () => {
        node = await realContainerd(version);
      });
      afterAll(() => node[Symbol.asyncDispose]());

      // The facts first: of an image that the events' suite removed, containerd collects the blobs some time later.
      containerdFacts(version, () => node);
      containerdEvents(version, () => node);
    });
    // One counts all that the runtime has, and the other kills it.
    layersContract(version);
    pullProgressContract(version);
  });
}
