import type { Localize } from '../common/localize.ts';
import { known } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { processCountText } from '../words/counts.ts';
import { elapsed } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds } from './cardIds.ts';
import { factLine } from './fact/factLine.ts';
import { cardLine, makeCard } from './makeCard.ts';
import { type DetailsContext, makeDetails } from './makeDetails.ts';
import { commandLine, processFacts, shownProgramName } from './process.ts';
import type { Card } from './screen/card.ts';
import type { Details } from './screen/details.ts';

/** More than a person looks into one by one; the details name all. */
const shownLimit = 12;

/**
 * The processes that sandboxes left behind which the runtime does not list any more, so that no other card can have
 * them. Absent where there are none, or where nobody can know: the runtime's details say which.
 */
export function orphansCard({ node: { orphans } }: LayersSnapshot, context: WordContext): Card | undefined {
  if (!orphans.known || orphans.value.length === 0) {
    return undefined;
  }
  const { l10n } = context;
  const processes = orphans.value;
  const more = processes.length - shownLimit;
  return makeCard({
    id: cardIds.orphans,
    title: l10n.t('Left behind'),
    aside: processCountText(processes.length, l10n),
    state: 'bad',
    lines: [
      cardLine(l10n.t('of sandboxes that the runtime does not list any more')),
      ...(more > 0 ? [cardLine(l10n.t('+ {0} more', more))] : []),
    ],
    cards: processes.slice(0, shownLimit).map((process) => orphanCard(process, context)),
  });
}

function orphanCard(process: NodeProcess, context: WordContext): Card {
  const { l10n } = context;
  const title = shownProgramName(process);
  return makeCard({
    id: cardIds.orphan(process.pid),
    title,
    aside: l10n.t('pid {0} · up {1}', process.pid, elapsed(process.startedAtMs, context)),
    state: 'bad',
    label: l10n.t('process {0}, pid {1}, left behind', title, process.pid),
    search: [title, process.pid, commandLine(process)].join('\n').toLowerCase(),
  });
}

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
    title: shownProgramName(process),
    subtitle: l10n.t('Left behind by a sandbox that is gone'),
    lesson: orphanLesson(l10n),
    facts: processFacts(known(process, { from: 'file', path: `/proc/${process.pid}` }), context),
  });
}

function orphanLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A process outlives its sandbox where whoever looked after it is gone: its shim was killed, or the runtime lost its records. The runtime does not list it, so neither it nor a kubelet ever ends it.',
    ),
    l10n.t(
      'It goes on using memory, processor time and ports. Look at what it does before you end it, on the node, by kill.',
    ),
  ];
}
