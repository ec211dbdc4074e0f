import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import { supervisedBy } from '../../runtimes/highLevelRuntimes.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';

/** CRI-O tells a container's runtime only through its sandbox's handler: what follows from it is added here. */
export function containersOf(
  containers: readonly ContainerFacts[],
  runtime: LowLevelRuntime,
  runtimeType: Fact<string>,
  highLevel: HighLevelRuntime,
): readonly ContainerFacts[] {
  const { hidesProcesses, isKnown } = isolationKind(runtime);
  const isWhole = supervisedBy(highLevel, runtimeType) === 'sandbox';
  return containers.map((container) => {
    const insideSandbox = isKnown ? hidesProcesses : container.insideSandbox;
    const supervisor = isWhole ? undefined : container.supervisor;
    const isSame = insideSandbox === container.insideSandbox && supervisor === container.supervisor;
    return isSame ? container : { ...container, insideSandbox, supervisor };
  });
}
