import type { RuntimeFacts } from '../../contract/layers/node.ts';
import { objectLabel } from '../../words/names.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { programName } from '../processText.ts';
import { runtimeKind } from '../runtimeKind.ts';
import { runtimeTitle } from '../runtimeTitle.ts';
import type { Card, Line } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';
import type { ChainFacts } from './chainFacts.ts';
import type { ChosenContainer } from './chosenContainers.ts';
import { cut, shortHashes } from './shortText.ts';

/** Images that the card names. */
const imageLimit = 3;

/** The high-level runtime, and which image became which snapshots. */
export function runtimeCard({ snapshot, chosen, context }: ChainFacts): Card {
  const { l10n } = context;
  const { runtime } = snapshot.node;
  const title = runtimeTitle(runtime, context).replace(/^docker\b/i, 'dockerd');
  const more = chosen.shown.length - imageLimit;
  return makeCard({
    id: cardIds.runtime,
    title: runtimeKind(runtime) === 'docker' ? l10n.t('{0} behind cri-dockerd', title) : title,
    ...processAside(runtime, context),
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
function processAside(runtime: RuntimeFacts, { l10n }: DiagramContext): Pick<Card, 'aside'> {
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
