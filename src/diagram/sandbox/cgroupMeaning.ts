import type { DiagramContext } from '../diagramContext.ts';
import { memoryShare, shareTone } from './cgroupText.ts';
import type { CgroupOwner } from './cgroupTree.ts';

/** Containers that a sentence is said of one by one. */
const namedLimit = 4;

/** What the limits mean: which container may take how much from its neighbours. */
export function cgroupMeaning(containers: readonly CgroupOwner[], { l10n }: DiagramContext): readonly string[] {
  const sentences = containers.flatMap(({ name, cgroup }) => {
    const { limits } = cgroup;
    const share = memoryShare(cgroup);
    return [
      ...(share !== undefined && shareTone(share) !== 'good'
        ? [l10n.t('{0} is close to its memory limit: past it the kernel kills a process of it.', name)]
        : []),
      ...(limits.known && limits.value.memoryBytes === undefined
        ? [l10n.t('{0} has no memory limit of its own: only the cgroups above it, and the node, set one.', name)]
        : []),
      ...(limits.known && limits.value.cpus !== undefined
        ? [
            l10n.t(
              'The kernel makes {0} wait when it has had {1} % of a CPU.',
              name,
              Math.round(limits.value.cpus * 100),
            ),
          ]
        : []),
    ];
  });
  return sentences.slice(0, namedLimit);
}
