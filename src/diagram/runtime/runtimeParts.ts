import type { Fact } from '../../contract/layers/fact.ts';
import type { RuntimeFacts } from '../../contract/layers/node.ts';
import { byteText } from '../byteText.ts';
import { cardIds, type RuntimePart } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { knownText } from '../fact/factText.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { runtimeKind } from './runtimeKind.ts';

/** The parts that a runtime of this kind has. */
export function runtimeParts(runtime: RuntimeFacts, context: DiagramContext): readonly Card[] {
  switch (runtimeKind(runtime)) {
    case 'containerd':
      return containerdParts(runtime, context);
    case 'crio':
      return crioParts(runtime, context);
    case 'docker':
      return [imageStore(runtime, context), cni(runtime, context)];
    case 'other':
      return [imageStore(runtime, context), snapshotter(runtime, context), cni(runtime, context)];
  }
}

function containerdParts(runtime: RuntimeFacts, context: DiagramContext): readonly Card[] {
  const { l10n } = context;
  const { blobs, tasks } = runtime;
  return [
    partCard('criPlugin', l10n.t('CRI plugin'), l10n.t('makes containers of pods'), [], context),
    imageStore(runtime, context),
    partCard(
      'contentStore',
      l10n.t('Content store'),
      knownText(blobs, ({ count, bytes }) => `${blobCountText(count, context)} · ${byteText(bytes)}`, context),
      [blobs],
      context,
    ),
    snapshotter(runtime, context),
    cni(runtime, context),
    partCard(
      'tasks',
      l10n.t('Tasks and events'),
      knownText(tasks, (count) => (count === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', count)), context),
      [tasks],
      context,
    ),
  ];
}

/** CRI-O keeps images and containers in one library, and leaves each process to a conmon. */
function crioParts(runtime: RuntimeFacts, context: DiagramContext): readonly Card[] {
  const { l10n } = context;
  return [
    imageStore(runtime, context),
    partCard(
      'storage',
      'containers/storage',
      knownText(runtime.snapshotter, (name) => name, context),
      [runtime.snapshotter],
      context,
    ),
    cni(runtime, context),
    partCard('conmon', 'conmon', l10n.t('one for each container'), [], context),
  ];
}

function blobCountText(count: number, { l10n }: DiagramContext): string {
  return count === 1 ? l10n.t('1 blob') : l10n.t('{0} blobs', count);
}

function imageStore({ images }: RuntimeFacts, context: DiagramContext): Card {
  const { l10n } = context;
  const count = knownText(
    images,
    (number) => (number === 1 ? l10n.t('1 image') : l10n.t('{0} images', number)),
    context,
  );
  return partCard('imageStore', l10n.t('Image store'), count, [images], context);
}

function snapshotter({ snapshotter: name, snapshots }: RuntimeFacts, context: DiagramContext): Card {
  const { l10n } = context;
  const words = [
    knownText(name, (text) => text, context),
    knownText(snapshots, (count) => (count === 1 ? l10n.t('1 snapshot') : l10n.t('{0} snapshots', count)), context),
  ];
  return partCard('snapshotter', l10n.t('Snapshotter'), [...new Set(words)].join(' · '), [name, snapshots], context);
}

function cni({ cni: fact }: RuntimeFacts, context: DiagramContext): Card {
  const { l10n } = context;
  const plugins = knownText(fact, (found) => found.plugins.join(', ') || l10n.t('no network configured'), context);
  return partCard('cni', 'CNI', plugins, [fact], context);
}

/** @param facts what the text was made of: those that are not known give their reasons */
export function partCard(
  part: RuntimePart,
  title: string,
  text: string,
  facts: readonly Fact<unknown>[],
  context: DiagramContext,
): Card {
  const badges = unknownBadges(facts, context);
  return makeCard({
    id: cardIds.part(part),
    title,
    lines: [cardLine(text, badges.length === 0 ? 'muted' : 'warn')],
    badges,
    hue: 'runtime',
  });
}
