import type { ContainerFacts } from '../../contract/layers/container.ts';
import { type Fact, unknown, type UnknownReason } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { supervisorName } from '../../runtimes/highLevelRuntimes.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { unknownText } from '../fact/factText.ts';
import type { Column } from '../handler/columns.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { shownProgramName } from '../process.ts';
import type { ChainFacts, ChainLink } from '../projectSandboxScreen.ts';
import { sandboxTroubleText, sandboxTroubleWord } from '../sandbox/sandboxState.ts';
import type { Card, Line } from '../screen/card.ts';
import { shortHashes } from '../shortText.ts';

/** More than a person counts. */
const shownLimit = 12;

/** A card for each shim or conmon, and at the end how many more there are, or are not known. */
export function shimCards(column: Column, context: WordContext): readonly Card[] {
  const supervisions = column.sandboxes.flatMap(supervisionsOf);
  const drawn = supervisions.filter(({ process }) => process === 'killed' || process.known).sort(troubledFirst);
  const unknowns = supervisions.flatMap(({ process }) =>
    process === 'killed' || process.known ? [] : [process.reason],
  );
  const more = drawn.length > shownLimit ? drawn.length - (shownLimit - 1) : 0;
  return [
    ...drawn.slice(0, drawn.length - more).map((supervision) => shimCard(supervision, column, context)),
    ...(more === 0 ? [] : [moreCard(column, more, context)]),
    ...(unknowns.length === 0 ? [] : [unknownCard(column, unknowns, context)]),
  ];
}

function troubledFirst(left: Supervision, right: Supervision): number {
  return Number(right.sandbox.trouble !== undefined) - Number(left.sandbox.trouble !== undefined);
}

function shimCard({ id, sandbox, process, of }: Supervision, column: Column, context: WordContext): Card {
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

function moreCard({ key }: Column, count: number, { l10n }: WordContext): Card {
  return makeCard({ id: cardIds.moreShims(key), title: l10n.t('+ {0} more', count), border: 'hollow' });
}

/** One card for all of them: a thousand question marks say no more than one. */
function unknownCard({ key }: Column, reasons: readonly UnknownReason[], context: WordContext): Card {
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

function shimTitle(found: NodeProcess | undefined, { l10n }: WordContext): string {
  return (found && supervisorName(found)) ?? l10n.t('shim');
}

/** A supervisor that is there, that was killed, or that nobody could find. */
interface Supervision {
  readonly id: string;
  readonly sandbox: SandboxFacts;
  /** The name of the sandbox or container that it supervises. */
  readonly of: string;
  readonly process: Fact<NodeProcess> | 'killed';
}

/** One for the sandbox, or one for each container; none where the sandbox has ended. */
function supervisionsOf(facts: SandboxFacts): readonly Supervision[] {
  const { sandbox, shim, containers, trouble } = facts;
  const of = objectLabel(sandbox.name, sandbox.id);
  const own = { id: cardIds.shim(sandbox.id), sandbox: facts, of };
  if (trouble?.is === 'shimGone') {
    return [{ ...own, process: 'killed' }];
  }
  if (!shim.known) {
    return shim.reason.why === 'ended' ? [] : [{ ...own, process: shim }];
  }
  return shim.value === 'none'
    ? [...pauseSupervision(own), ...containers.flatMap((container) => containerSupervision(facts, container))]
    : [{ ...own, process: { ...shim, value: shim.value } }];
}

function pauseSupervision(own: Omit<Supervision, 'process'>): readonly Supervision[] {
  const { pauseSupervisor } = own.sandbox;
  return pauseSupervisor === undefined ? [] : [{ ...own, process: pauseSupervisor }];
}

function containerSupervision(
  sandbox: SandboxFacts,
  { container, supervisor }: ContainerFacts,
): readonly Supervision[] {
  if (supervisor === undefined || (!supervisor.known && supervisor.reason.why === 'ended')) {
    return [];
  }
  const of = objectLabel(container.name, container.id);
  return [{ id: cardIds.supervisor(container.id), sandbox, of, process: supervisor }];
}

/** The sandbox's shim in its chain; none where each container has a supervisor of its own (CRI-O, Docker). */
export function chainShimLinks({ snapshot, sandbox, context }: ChainFacts): readonly ChainLink[] {
  const { l10n } = context;
  const { shim, trouble } = sandbox;
  const id = cardIds.shim(sandbox.sandbox.id);
  const absent = (line: Line, more: Partial<Card> = {}): readonly ChainLink[] => [
    { card: makeCard({ id, title: l10n.t('shim'), border: 'hollow', lines: [line], ...more }), isThere: false },
  ];
  if (trouble?.is === 'shimGone') {
    return absent(cardLine(sandboxTroubleText(trouble, l10n), 'bad'), { state: 'bad' });
  }
  if (!shim.known) {
    const reason = unknownText(shim.reason, context);
    return absent(shim.reason.why === 'ended' ? cardLine(reason) : cardLine(l10n.t('unknown: {0}', reason), 'warn'));
  }
  if (shim.value === 'none') {
    return [];
  }
  const { name } = snapshot.node.runtime;
  const runtime = name.known ? name.value : l10n.t('the runtime');
  const card = makeCard({
    id,
    title: shownProgramName(shim.value),
    aside: l10n.t('pid {0}', shim.value.pid),
    ...(trouble?.is === 'shimLeftOver' ? { state: 'warn' } : {}),
    lines: [
      ...idLine(shim.value),
      cardLine(l10n.t('reaps its processes, holds their output, survives a restart of {0}', runtime)),
      ...(trouble?.is === 'shimLeftOver' ? [cardLine(sandboxTroubleText(trouble, l10n), 'warn')] : []),
    ],
  });
  return [{ card, isThere: true }];
}

function idLine({ arguments: words }: NodeProcess): readonly Line[] {
  const at = words.indexOf('-id');
  const id = at < 0 ? undefined : words[at + 1];
  return id === undefined ? [] : [monoLine(`-id ${shortHashes(id)}`)];
}

/** The process over a container where each has one: conmon on CRI-O, a shim under Docker. */
export function supervisorLines(
  { supervisor }: Pick<ContainerFacts, 'supervisor'>,
  context: WordContext,
): readonly Line[] {
  if (supervisor === undefined) {
    return [];
  }
  const { l10n } = context;
  if (!supervisor.known) {
    return [cardLine(l10n.t('the process over it is not known: {0}', unknownText(supervisor.reason, context)), 'warn')];
  }
  return [cardLine(l10n.t('under {0}, pid {1}', shownProgramName(supervisor.value), supervisor.value.pid))];
}
