import { known } from '../../contract/layers/fact.ts';
import { cardIds } from '../cardIds.ts';
import { processCountText } from '../countText.ts';
import { factLine } from '../factLine.ts';
import { orphanLesson } from '../lessons/workloadLessons.ts';
import { commandLine, programName } from '../processText.ts';
import type { Details } from '../screen/details.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';
import { processFacts } from './processFacts.ts';

/** All processes that sandboxes left behind, also those that have no card. */
export function orphansDetails({ snapshot: { node }, context }: DetailsContext): Details | undefined {
  const { orphans } = node;
  if (!orphans.known || orphans.value.length === 0) {
    return undefined;
  }
  const { l10n } = context;
  return makeDetails(cardIds.orphans, {
    title: l10n.t('Left behind'),
    subtitle: processCountText(orphans.value.length, l10n),
    lesson: orphanLesson(l10n),
    facts: orphans.value.map((process) =>
      factLine(l10n.t('pid {0}', process.pid), orphans, () => commandLine(process), context, {
        tone: 'bad',
        mono: true,
      }),
    ),
  });
}

export function orphanDetails(pid: string, { snapshot: { node }, context }: DetailsContext): Details | undefined {
  const { orphans } = node;
  const process = orphans.known ? orphans.value.find((each) => String(each.pid) === pid) : undefined;
  if (process === undefined) {
    return undefined;
  }
  const { l10n } = context;
  return makeDetails(cardIds.orphan(process.pid), {
    title: programName(process),
    subtitle: l10n.t('Left behind by a sandbox that is gone'),
    lesson: orphanLesson(l10n),
    facts: processFacts(known(process, { from: 'file', path: `/proc/${process.pid}` }), context),
  });
}
