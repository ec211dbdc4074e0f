import type { NodeFacts } from '../../contract/layers/node.ts';
import { plainText } from '../../words/plainText.ts';
import { byteText } from '../byteText.ts';
import { cardIds, type RuntimePart } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../factLine.ts';
import { partLesson } from '../lessons/partLessons.ts';
import { runtimeParts } from '../node/runtimeParts.ts';
import { runtimeTitle } from '../runtimeTitle.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';

/** A part of the high-level runtime; `undefined` for one that this runtime has not. */
export function partDetails(part: RuntimePart, { snapshot: { node }, context }: DetailsContext): Details | undefined {
  const card = runtimeParts(node.runtime, context).find(({ id }) => id === cardIds.part(part));
  return (
    card &&
    makeDetails(card.id, {
      title: card.title,
      subtitle: context.l10n.t('Part of {0}', runtimeTitle(node.runtime, context)),
      lesson: partLesson(part, context.l10n),
      facts: partFacts(part, node, context),
    })
  );
}

function partFacts(part: RuntimePart, { runtime, handlers }: NodeFacts, context: DiagramContext): readonly FactLine[] {
  const { l10n } = context;
  const { snapshotter, snapshots, blobs, images, tasks, cni, rootFolder, cgroupDriver } = runtime;
  const data = factLine(l10n.t('Root Folder'), rootFolder, (text) => text, context, { mono: true });
  switch (part) {
    case 'criPlugin':
      return [
        factLine(l10n.t('Cgroup Driver'), cgroupDriver, (text) => text, context),
        ...handlers.map(({ name, runtimeType }) =>
          factLine(l10n.t('Handler {0}', plainText(name)), runtimeType, (text) => text, context, { mono: true }),
        ),
      ];
    case 'imageStore':
      return [factLine(l10n.t('Images'), images, String, context), data];
    case 'contentStore':
      return [
        factLine(l10n.t('Blobs'), blobs, ({ count }) => String(count), context),
        factLine(l10n.t('Size'), blobs, ({ bytes }) => byteText(bytes), context),
        data,
      ];
    case 'snapshotter':
    case 'storage':
      return [
        factLine(l10n.t('Driver'), snapshotter, (text) => text, context),
        factLine(l10n.t('Snapshots'), snapshots, String, context),
        data,
      ];
    case 'cni':
      return [
        factLine(l10n.t('Networks'), cni, ({ networks }) => networks.join(', '), context),
        factLine(l10n.t('Plugins'), cni, ({ plugins }) => plugins.join(', '), context),
      ];
    case 'tasks':
    case 'conmon':
      return [factLine(l10n.t('Tasks'), tasks, String, context)];
  }
}
