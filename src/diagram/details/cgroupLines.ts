import type { CgroupFacts } from '../../contract/layers/cgroup.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../factLine.ts';
import { limitParts, usageParts } from '../sandbox/cgroupText.ts';
import type { FactLine } from '../screen/details.ts';

export function cgroupLines(cgroup: CgroupFacts, context: DiagramContext): readonly FactLine[] {
  const { l10n } = context;
  const none = { known: false, reason: { why: 'notReadYet' } } as const;
  // Each line tells of one fact alone, so that its source is the source of all that it says.
  const limits = { ...cgroup, usage: none };
  const usage = { ...cgroup, limits: none };
  return [
    factLine(l10n.t('Cgroup'), cgroup.path, (path) => path, context, { mono: true }),
    factLine(
      l10n.t('Limits'),
      cgroup.limits,
      () => [...usageParts(limits, l10n), ...limitParts(limits, l10n)].join(' · '),
      context,
    ),
    factLine(
      l10n.t('Use'),
      cgroup.usage,
      () => [...usageParts(usage, l10n), ...limitParts(usage, l10n)].join(' · '),
      context,
    ),
  ];
}
