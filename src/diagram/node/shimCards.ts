import { unknown, type UnknownReason } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { programName } from '../processText.ts';
import { sandboxTroubleWord } from '../sandboxTroubleWord.ts';
import type { Card } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';
import type { Column } from './columns.ts';
import { type ShimPlace, shimPlaces } from './shimPlaces.ts';

/** More than a person counts. */
const shownLimit = 12;

/** A card for each shim or conmon, and at the end how many more there are, or are not known. */
export function shimCards(column: Column, context: DiagramContext): readonly Card[] {
  const places = column.sandboxes.flatMap(shimPlaces);
  const drawn = places
    .flatMap((place) => (place.process === 'killed' || place.process.known ? [place] : []))
    .sort(troubledFirst);
  const unknowns = places.flatMap(({ process }) => (process === 'killed' || process.known ? [] : [process.reason]));
  const more = drawn.length > shownLimit ? drawn.length - (shownLimit - 1) : 0;
  return [
    ...drawn.slice(0, drawn.length - more).map((place) => shimCard(place, column, context)),
    ...(more === 0 ? [] : [moreCard(column, more, context)]),
    ...(unknowns.length === 0 ? [] : [unknownCard(column, unknowns, context)]),
  ];
}

function troubledFirst(left: ShimPlace, right: ShimPlace): number {
  return Number(right.sandbox.trouble !== undefined) - Number(left.sandbox.trouble !== undefined);
}

function shimCard({ id, sandbox, process, of }: ShimPlace, column: Column, context: DiagramContext): Card {
  const { l10n } = context;
  const { trouble } = sandbox;
  const found = process !== 'killed' && process.known ? process.value : undefined;
  const line =
    found === undefined
      ? cardLine(l10n.t('killed'), 'bad')
      : monoLine(String(found.pid), trouble?.is === 'shimLeftOver' ? 'bad' : 'muted');
  const title = shimTitle(found, context);
  return makeCard({
    id,
    title,
    ...(trouble === undefined ? {} : { state: 'bad' }),
    lines: [line],
    badges: trouble === undefined ? [] : [{ text: '!', tone: 'bad', title: sandboxTroubleWord(trouble, l10n) }],
    border: found === undefined ? 'hollow' : 'solid',
    opens: { at: 'sandbox', sandboxId: sandbox.sandbox.id },
    label: l10n.t('{0} of {1}, {2}', title, of, line.text),
    search: [title, line.text, of, plainText(column.key)].join('\n').toLowerCase(),
  });
}

function moreCard({ key }: Column, count: number, { l10n }: DiagramContext): Card {
  return makeCard({ id: cardIds.moreShims(key), title: l10n.t('+ {0} more', count), border: 'hollow' });
}

/** One card for all of them: a thousand question marks say no more than one. */
function unknownCard({ key }: Column, reasons: readonly UnknownReason[], context: DiagramContext): Card {
  const { l10n } = context;
  return makeCard({
    id: cardIds.unknownShims(key),
    title: l10n.t('shim'),
    state: 'warn',
    lines: [cardLine(reasons.length === 1 ? l10n.t('unknown') : l10n.t('{0} unknown', reasons.length), 'warn')],
    badges: unknownBadges(reasons.map(unknown), context),
    border: 'hollow',
  });
}

function shimTitle(found: NodeProcess | undefined, { l10n }: DiagramContext): string {
  return found !== undefined && programName(found).startsWith('conmon') ? 'conmon' : l10n.t('shim');
}
