import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import { isInsideSandbox } from './isInsideSandbox.ts';
import { isVmType } from './shimFact.ts';

/** CRI-O tells a container's runtime only through its sandbox's handler: what follows from it is added here. */
export function containersOf(
  containers: readonly ContainerFacts[],
  runtime: LowLevelRuntime,
  runtimeType: Fact<string>,
): readonly ContainerFacts[] {
  const isInside = isInsideSandbox(runtime);
  return containers.map((container) => {
    const insideSandbox = runtime.isolation === 'unknown' ? container.insideSandbox : isInside;
    const supervisor = isVmType(runtimeType) ? undefined : container.supervisor;
    const isSame = insideSandbox === container.insideSandbox && supervisor === container.supervisor;
    return isSame ? container : { ...container, insideSandbox, supervisor };
  });
}
