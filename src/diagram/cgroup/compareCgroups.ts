import type { Localize } from '../../common/localize.ts';
import type { CgroupFacts, CgroupLimits } from '../../contract/layers/cgroup.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { byteText } from '../../words/bytes.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { comparedFact, type ComparedSides, containerPairs, mapFact, pairLabel } from '../compare/comparedFact.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';

/** Where they are accounted for, and what they may use. */
export function cgroupGroup(sides: ComparedSides): readonly ComparedFact[] {
  const { left, right, context } = sides;
  return [
    comparedFact(
      context.l10n.t('Path'),
      [left.cgroup.path, right.cgroup.path],
      { format: (path) => path, isMarked: false },
      context,
    ),
    ...containerPairs(sides).flatMap((pair) => limitFacts(pair.name, pair.left.cgroup, pair.right.cgroup, context)),
  ];
}

function limitFacts(
  name: string,
  left: CgroupFacts,
  right: CgroupFacts,
  context: WordContext,
): readonly ComparedFact[] {
  const { l10n } = context;
  const limit = (
    label: string,
    part: (limits: CgroupLimits) => number | undefined,
    text: (limit: number) => string,
  ): ComparedFact =>
    comparedFact(
      pairLabel(name, label),
      [mapFact(left.limits, part), mapFact(right.limits, part)],
      {
        format: (value) => (value === undefined ? l10n.t('no limit') : text(value)),
        meaning: (one, other) => limitMeaning(one, other, l10n),
      },
      context,
    );
  return [
    limit(l10n.t('Memory limit'), ({ memoryBytes }) => memoryBytes, byteText),
    limit(
      l10n.t('CPU limit'),
      ({ cpus }) => cpus,
      (cpus) => l10n.t('{0} % of a CPU', Math.round(cpus * 100)),
    ),
    limit(l10n.t('Process limit'), ({ processes }) => processes, String),
    comparedFact(
      pairLabel(name, l10n.t('Memory in use')),
      [memoryInUse(left), memoryInUse(right)],
      { format: ({ bytes, isShared }) => memoryText(bytes, isShared, l10n), isMarked: false },
      context,
    ),
  ];
}

function memoryInUse({ usage, isShared }: CgroupFacts): Fact<{ bytes: number | undefined; isShared: boolean }> {
  return mapFact(usage, ({ memoryBytes: bytes }) => ({ bytes, isShared: isShared === true }));
}

function memoryText(bytes: number | undefined, isShared: boolean, l10n: Localize): string {
  if (bytes === undefined) {
    return '';
  }
  return isShared ? l10n.t('{0}, with other processes of its cgroup', byteText(bytes)) : byteText(bytes);
}

function limitMeaning(left: number | undefined, right: number | undefined, l10n: Localize): string | undefined {
  if (left !== undefined && right !== undefined) {
    return undefined;
  }
  return left === undefined
    ? l10n.t('The left one may take what the cgroups above it allow.')
    : l10n.t('The right one may take what the cgroups above it allow.');
}
