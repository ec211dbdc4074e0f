import type { Fact } from '../../contract/layers/fact.ts';
import type { NodeFacts, RuntimeFacts } from '../../contract/layers/node.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { RuntimeCondition } from '../../contract/runtime.ts';
import type { NeighbourProgram } from '../../runtimes/highLevelRuntime.ts';
import { conditionReasons, conditionWarnings } from '../../words/conditionWarnings.ts';
import { objectLabel } from '../../words/names.ts';
import { plainDetail, plainText } from '../../words/plainText.ts';
import { conditionTone } from '../../words/states.ts';
import { elapsed } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import type { ChosenContainer } from '../container/attempts.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, type CardParts, makeCard } from '../makeCard.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import { cut, shortHashes } from '../shortText.ts';
import { runtimeParts } from './runtimeParts.ts';
import { highLevelRuntime, processOf, runtimeTitle } from './runtimeTitle.ts';

/** The high-level runtime with its parts, between the programs that its calls pass through. */
export function highLevelCards({ runtime }: NodeFacts, context: WordContext): readonly Card[] {
  const { inFront, below, program, words } = highLevelRuntime(runtime);
  const conditions = conditionBadges(runtime, context);
  const unknowns = unknownBadges([runtime.name, runtime.version, runtime.process], context);
  const neighbour = (id: string, one: NeighbourProgram | undefined, more: Partial<CardParts> = {}): readonly Card[] =>
    one === undefined
      ? []
      : [makeCard({ id, title: one.program, lines: [cardLine(one.work(context.l10n))], hue: 'runtime', ...more })];
  return [
    ...neighbour(cardIds.programInFront, inFront, {
      ...processAside(processOf(runtime, inFront?.program), context),
      badges: conditions,
    }),
    makeCard({
      id: cardIds.runtime,
      title: words.cardTitle(runtimeTitle(runtime, context)),
      ...processAside(processOf(runtime, program), context),
      // Conditions are told by who speaks CRI.
      badges: inFront === undefined ? [...conditions, ...unknowns] : unknowns,
      hue: 'runtime',
      cards: runtimeParts(runtime, context),
    }),
    ...neighbour(cardIds.programBelow, below),
  ];
}

function processAside(process: Fact<NodeProcess>, context: WordContext): Pick<Card, 'aside'> {
  if (!process.known) {
    return {};
  }
  const { pid, startedAtMs } = process.value;
  return { aside: context.l10n.t('pid {0} · up {1}', pid, elapsed(startedAtMs, context)) };
}

/** The conditions of `Status`, such as RuntimeReady. */
function conditionBadges({ conditions }: RuntimeFacts, context: WordContext): readonly Badge[] {
  if (!conditions.known) {
    return unknownBadges([conditions], context);
  }
  return conditions.value.map((condition) => {
    const said = plainDetail(conditionReasons(condition).join(': '));
    return {
      text: conditionWord(condition, context),
      tone: conditionTone(condition),
      ...(said === '' ? {} : { title: said }),
    };
  });
}

/** What a runtime warns of is counted, for it names such a condition by what it is without. */
function conditionWord(condition: RuntimeCondition, { l10n }: WordContext): string {
  const count = conditionWarnings(condition).length;
  if (count > 0) {
    return count === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', count);
  }
  return condition.status ? condition.type : l10n.t('not {0}', plainText(condition.type));
}

/** Images that the card in a sandbox's chain names. */
const imageLimit = 3;

/** The high-level runtime in the chain of a sandbox, and which image became which snapshots. */
export function chainRuntimeCard({ snapshot, chosen, context }: ChainFacts): Card {
  const { l10n } = context;
  const { runtime } = snapshot.node;
  const { words, program } = highLevelRuntime(runtime);
  const process = processOf(runtime, program);
  const more = chosen.shown.length - imageLimit;
  return makeCard({
    id: cardIds.runtime,
    title: words.chainTitle(runtimeTitle(runtime, context), l10n),
    ...(process.known ? { aside: l10n.t('pid {0}', process.value.pid) } : {}),
    hue: 'runtime',
    lines: [
      ...chosen.shown.slice(0, imageLimit).map((container) => imageLine(container, context)),
      ...(more > 0 ? [cardLine(l10n.t('+ {0} more', more))] : []),
      ...(runtime.process.known
        ? []
        : [cardLine(l10n.t('its process is not known: {0}', unknownText(runtime.process.reason, context)), 'warn')]),
    ],
  });
}

function imageLine({ facts }: ChosenContainer, { l10n }: WordContext): Line {
  const { container, rootFilesystem } = facts;
  const name = objectLabel(container.name, container.id);
  const image = cut(shortHashes(container.userSpecifiedImage || container.image || container.imageRef), 60);
  const digest = shortHashes(container.imageId || container.imageRef).replace(/^.*@/, '');
  const shown = digest === '' || image.includes(digest) ? image : `${image} (${cut(digest, 24)})`;
  return cardLine(
    rootFilesystem.layers.known
      ? l10n.t('{0}: image {1} → {2} snapshots', name, shown, rootFilesystem.layers.value.length)
      : l10n.t('{0}: image {1}', name, shown),
  );
}
