import type { Fact } from '../../contract/layers/fact.ts';
import type { NodeFacts, RuntimeFacts } from '../../contract/layers/node.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { plainText } from '../../words/plainText.ts';
import { elapsed } from '../../words/time.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { programName } from '../processText.ts';
import { runtimeKind } from '../runtimeKind.ts';
import { runtimeTitle } from '../runtimeTitle.ts';
import type { Badge, Card } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';
import { runtimeParts } from './runtimeParts.ts';

/** The high-level runtime with its parts; behind cri-dockerd three programs in a row. */
export function highLevelCards(node: NodeFacts, context: DiagramContext): readonly Card[] {
  const { runtime } = node;
  return runtimeKind(runtime) === 'docker' ? dockerCards(runtime, context) : [runtimeCard(runtime, context)];
}

function runtimeCard(runtime: RuntimeFacts, context: DiagramContext): Card {
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
  return conditions.value.map(({ type, status, reason, message }) => {
    const said = plainText([reason, message].filter((text) => text !== '').join(': '));
    return {
      text: status ? type : context.l10n.t('not {0}', plainText(type)),
      tone: status ? 'good' : 'bad',
      ...(said === '' ? {} : { title: said }),
    };
  });
}
