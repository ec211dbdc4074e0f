import type { ContainerFacts } from '../../contract/layers/container.ts';
import { type Fact, unknown, type UnknownReason } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { unknownText } from '../fact/factText.ts';
import type { Column } from '../handler/columns.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { programName } from '../process.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import { sandboxTroubleText, sandboxTroubleWord } from '../sandbox/sandboxState.ts';
import type { Card, Line } from '../screen/card.ts';
import { shortHashes } from '../shortText.ts';

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

/** Where a shim or a conmon is, or was. */
export interface ShimPlace {
  readonly id: string;
  readonly sandbox: SandboxFacts;
  /** The name of the sandbox or container that it holds. */
  readonly of: string;
  readonly process: Fact<NodeProcess> | 'killed';
}

/** One for the sandbox, or one for each container; none where the sandbox has ended. */
export function shimPlaces(facts: SandboxFacts): readonly ShimPlace[] {
  const { sandbox, shim, containers, trouble } = facts;
  const of = objectLabel(sandbox.name, sandbox.id);
  const place = { id: cardIds.shim(sandbox.id), sandbox: facts, of };
  if (trouble?.is === 'shimGone') {
    return [{ ...place, process: 'killed' }];
  }
  if (!shim.known) {
    return shim.reason.why === 'ended' ? [] : [{ ...place, process: shim }];
  }
  return shim.value === 'none'
    ? [...pausePlaces(place), ...containers.flatMap((container) => supervisorPlaces(facts, container))]
    : [{ ...place, process: { ...shim, value: shim.value } }];
}

function pausePlaces(place: Omit<ShimPlace, 'process'>): readonly ShimPlace[] {
  const { pauseSupervisor } = place.sandbox;
  return pauseSupervisor === undefined ? [] : [{ ...place, process: pauseSupervisor }];
}

function supervisorPlaces(sandbox: SandboxFacts, { container, supervisor }: ContainerFacts): readonly ShimPlace[] {
  if (supervisor === undefined || (!supervisor.known && supervisor.reason.why === 'ended')) {
    return [];
  }
  const of = objectLabel(container.name, container.id);
  return [{ id: cardIds.supervisor(container.id), sandbox, of, process: supervisor }];
}

/** The sandbox's shim; none where each container has a process of its own over it (CRI-O, Docker). */
export function chainShimCard({ snapshot, sandbox, context }: ChainFacts): Card | undefined {
  const { l10n } = context;
  const { shim, trouble } = sandbox;
  const id = cardIds.shim(sandbox.sandbox.id);
  if (trouble?.is === 'shimGone') {
    return makeCard({
      id,
      title: l10n.t('shim'),
      state: 'bad',
      border: 'hollow',
      lines: [cardLine(sandboxTroubleText(trouble, l10n), 'bad')],
    });
  }
  if (!shim.known) {
    const reason = unknownText(shim.reason, context);
    const line = shim.reason.why === 'ended' ? cardLine(reason) : cardLine(l10n.t('unknown: {0}', reason), 'warn');
    return makeCard({ id, title: l10n.t('shim'), border: 'hollow', lines: [line] });
  }
  if (shim.value === 'none') {
    return undefined;
  }
  const { name } = snapshot.node.runtime;
  const runtime = name.known ? name.value : l10n.t('the runtime');
  return makeCard({
    id,
    title: programName(shim.value),
    aside: l10n.t('pid {0}', shim.value.pid),
    ...(trouble?.is === 'shimLeftOver' ? { state: 'warn' } : {}),
    lines: [
      ...idLine(shim.value),
      cardLine(l10n.t('reaps its processes, holds their output, survives a restart of {0}', runtime)),
      ...(trouble?.is === 'shimLeftOver' ? [cardLine(sandboxTroubleText(trouble, l10n), 'warn')] : []),
    ],
  });
}

function idLine({ arguments: words }: NodeProcess): readonly Line[] {
  const at = words.indexOf('-id');
  const id = at < 0 ? undefined : words[at + 1];
  return id === undefined ? [] : [monoLine(`-id ${shortHashes(id)}`)];
}

/** The process over a container where each has one: conmon on CRI-O, a shim under Docker. */
export function supervisorLines(
  { supervisor }: Pick<ContainerFacts, 'supervisor'>,
  context: DiagramContext,
): readonly Line[] {
  if (supervisor === undefined) {
    return [];
  }
  const { l10n } = context;
  if (!supervisor.known) {
    return [cardLine(l10n.t('the process over it is not known: {0}', unknownText(supervisor.reason, context)), 'warn')];
  }
  return [cardLine(l10n.t('under {0}, pid {1}', programName(supervisor.value), supervisor.value.pid))];
}
