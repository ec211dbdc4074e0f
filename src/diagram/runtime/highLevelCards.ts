import type { Fact } from '../../contract/layers/fact.ts';
import type { NodeFacts, RuntimeFacts } from '../../contract/layers/node.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { conditionTone } from '../../words/states.ts';
import { elapsed } from '../../words/time.ts';
import { cardIds } from '../cardIds.ts';
import type { ChosenContainer } from '../container/attempts.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { programName } from '../process.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import { cut, shortHashes } from '../shortText.ts';
import { runtimeKind } from './runtimeKind.ts';
import { runtimeParts } from './runtimeParts.ts';

/** The high-level runtime with its parts; behind cri-dockerd three programs in a row. */
export function highLevelCards(node: NodeFacts, context: DiagramContext): readonly Card[] {
  const { runtime } = node;
  return runtimeKind(runtime) === 'docker' ? dockerCards(runtime, context) : [singleRuntimeCard(runtime, context)];
}

function singleRuntimeCard(runtime: RuntimeFacts, context: DiagramContext): Card {
  return makeCard({
    id: cardIds.runtime,
    title: runtimeTitle(runtime, context),
    ...processAside(runtime.process, context),
    badges: [
      ...conditionBadges(runtime, context),
      ...unknownBadges([runtime.name, runtime.version, runtime.process], context),
    ],
    hue: 'runtime',
    cards: runtimeParts(runtime, context),
  });
}

/** The runtime's facts name one process; its program tells whose it is. */
function dockerCards(runtime: RuntimeFacts, context: DiagramContext): readonly Card[] {
  const { l10n } = context;
  const { process } = runtime;
  const program = process.known ? programName(process.value) : '';
  return [
    makeCard({
      id: cardIds.criDockerd,
      title: 'cri-dockerd',
      ...(program === 'cri-dockerd' ? processAside(process, context) : {}),
      lines: [cardLine(l10n.t('translates CRI to the API of Docker'))],
      badges: conditionBadges(runtime, context),
      hue: 'runtime',
    }),
    makeCard({
      id: cardIds.runtime,
      title: runtimeTitle(runtime, context).replace(/^docker\b/i, 'dockerd'),
      ...(program === 'dockerd' ? processAside(process, context) : {}),
      badges: unknownBadges([runtime.version, process], context),
      hue: 'runtime',
      cards: runtimeParts(runtime, context),
    }),
    makeCard({
      id: cardIds.dockerContainerd,
      title: 'containerd',
      lines: [cardLine(l10n.t('runs the containers, in its namespace moby'))],
      hue: 'runtime',
    }),
  ];
}

function processAside(process: Fact<NodeProcess>, context: DiagramContext): Pick<Card, 'aside'> {
  if (!process.known) {
    return {};
  }
  const { pid, startedAtMs } = process.value;
  return { aside: context.l10n.t('pid {0} · up {1}', pid, elapsed(startedAtMs, context)) };
}

/** Those of `Status`, such as RuntimeReady. */
function conditionBadges({ conditions }: RuntimeFacts, context: DiagramContext): readonly Badge[] {
  if (!conditions.known) {
    return unknownBadges([conditions], context);
  }
  return conditions.value.map((condition) => {
    const { type, status, reason, message } = condition;
    const said = plainText([reason, message].filter((text) => text !== '').join(': '));
    return {
      text: status ? type : context.l10n.t('not {0}', plainText(type)),
      tone: conditionTone(condition),
      ...(said === '' ? {} : { title: said }),
    };
  });
}

/** Images that the card names. */
const imageLimit = 3;

/** The high-level runtime, and which image became which snapshots. */
export function chainRuntimeCard({ snapshot, chosen, context }: ChainFacts): Card {
  const { l10n } = context;
  const { runtime } = snapshot.node;
  const title = runtimeTitle(runtime, context).replace(/^docker\b/i, 'dockerd');
  const more = chosen.shown.length - imageLimit;
  return makeCard({
    id: cardIds.runtime,
    title: runtimeKind(runtime) === 'docker' ? l10n.t('{0} behind cri-dockerd', title) : title,
    ...chainProcessAside(runtime, context),
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

/** Behind cri-dockerd the process may be cri-dockerd's, which is not the one of the title. */
function chainProcessAside(runtime: RuntimeFacts, { l10n }: DiagramContext): Pick<Card, 'aside'> {
  const { process } = runtime;
  const isNamed = process.known && (runtimeKind(runtime) !== 'docker' || programName(process.value) === 'dockerd');
  return isNamed ? { aside: l10n.t('pid {0}', process.value.pid) } : {};
}

function imageLine({ facts }: ChosenContainer, { l10n }: DiagramContext): Line {
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

/** `containerd 2.1.9`. */
export function runtimeTitle({ name, version }: RuntimeFacts, { l10n }: DiagramContext): string {
  const words = [
    name.known ? plainText(name.value) : l10n.t('unknown runtime'),
    version.known ? plainText(version.value).replace(/^v(?=\d)/, '') : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
