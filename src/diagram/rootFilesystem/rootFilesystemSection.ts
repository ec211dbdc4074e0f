import type { ContainerFacts, SnapshotLayer } from '../../contract/layers/container.ts';
import { byteText } from '../../words/bytes.ts';
import { objectLabel } from '../../words/names.ts';
import { redactImageStep } from '../../redact/redactText.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { factSources, unknownText } from '../fact/factText.ts';
import type { LayerRow, RootFilesystemSection } from '../screen/sandboxScreen.ts';
import { cut, shortHashes } from '../shortText.ts';

/** overlayfs takes no more than about 500 lower folders, and builders stop at 127 layers. */
const rowLimit = 128;

/** The snapshots that a container's root file system is made of, from the writable one down. */
export function rootFilesystemSection(facts: ContainerFacts, context: WordContext): RootFilesystemSection {
  const { l10n } = context;
  const { snapshotter, layers } = facts.rootFilesystem;
  const name = objectLabel(facts.container.name, facts.container.id);
  const heading = snapshotter.known
    ? l10n.t('Root file system of {0}: {1}, snapshot by snapshot', name, plainText(snapshotter.value))
    : l10n.t('Root file system of {0}', name);
  if (!layers.known) {
    return { heading, layers: [], meaning: [], missing: unknownText(layers.reason, context) };
  }
  const total = sizeOf(layers.value);
  const hidden = layers.value.slice(rowLimit);
  return {
    heading,
    layers: [
      ...layers.value.slice(0, rowLimit).map((layer) => layerRow(layer, total, context)),
      ...(hidden.length === 0 ? [] : [moreRow(hidden, total, context)]),
    ],
    meaning: rootFilesystemMeaning(facts, layers.value, context),
  };
}

function layerRow(layer: SnapshotLayer, total: number, context: WordContext): LayerRow {
  const { bytes, kind } = layer;
  const isWritable = kind === 'writable';
  return {
    title: titleOf(layer, context),
    size: bytes.known ? writtenText(bytes.value, isWritable, context) : '?',
    aside: sharedText(layer, context),
    isWritable,
    source: factSources([bytes, ...(isWritable ? [] : [layer.createdBy])], context),
    share: total > 0 && bytes.known ? bytes.value / total : 0,
  };
}

function titleOf({ kind, createdBy, diffId, key }: SnapshotLayer, { l10n }: WordContext): string {
  if (kind === 'writable') {
    return l10n.t('writable layer');
  }
  const instruction = createdBy.known ? instructionText(createdBy.value) : '';
  return instruction || l10n.t('layer {0}', plainText(shortHashes(diffId.known ? diffId.value : key)));
}

function writtenText(size: number, isWritable: boolean, { l10n }: WordContext): string {
  return isWritable ? l10n.t('{0} written', byteText(size)) : byteText(size);
}

function sharedText(
  { kind, sharedByImages, sharedByContainers, inodes }: SnapshotLayer,
  { l10n }: WordContext,
): string {
  const images = sharedByImages.known ? sharedByImages.value : 0;
  const containers = sharedByContainers.known ? sharedByContainers.value : 0;
  const parts =
    kind === 'writable'
      ? [inodes.known ? l10n.t('{0} inodes', inodes.value) : '']
      : [
          images > 1 ? l10n.t('shared by {0} images', images) : '',
          containers > 1 ? l10n.t('shared by {0} containers', containers) : '',
        ];
  return parts.filter((part) => part !== '').join(' · ');
}

function moreRow(hidden: readonly SnapshotLayer[], total: number, context: WordContext): LayerRow {
  const size = sizeOf(hidden);
  return {
    title: context.l10n.t('+ {0} more', hidden.length),
    size: byteText(size),
    aside: '',
    isWritable: false,
    source: factSources(
      hidden.map(({ bytes }) => bytes),
      context,
    ),
    share: total > 0 ? size / total : 0,
  };
}

function sizeOf(layers: readonly SnapshotLayer[]): number {
  return layers.reduce((sum, { bytes }) => sum + (bytes.known ? bytes.value : 0), 0);
}

/** What the layers mean for this container. */
function rootFilesystemMeaning(
  { container, isolation }: ContainerFacts,
  layers: readonly SnapshotLayer[],
  { l10n }: WordContext,
): readonly string[] {
  const name = objectLabel(container.name, container.id);
  const written = layers.find(({ kind }) => kind === 'writable')?.bytes;
  const shared = layers.filter(
    ({ kind, sharedByContainers }) => kind === 'committed' && sharedByContainers.known && sharedByContainers.value > 1,
  );
  const sharedBytes = shared.reduce((sum, { bytes }) => sum + (bytes.known ? bytes.value : 0), 0);
  return [
    ...(isolation.readOnlyRoot.known && isolation.readOnlyRoot.value
      ? [l10n.t('{0} sees it read-only: nothing can be written to its top layer.', name)]
      : []),
    ...(written?.known === true && written.value > 0
      ? [l10n.t('{0} in the writable layer go when {1} is removed.', byteText(written.value), name)]
      : []),
    ...(sharedBytes > 0
      ? [l10n.t('{0} of it lie on the disk once for all the containers that stand on it.', byteText(sharedBytes))]
      : []),
  ];
}

const shownLength = 72;

/**
 * What made a layer, as the Dockerfile had it: `RUN apt-get update …`. Docker's builder writes its shell before each
 * command and `#(nop)` before what runs none, BuildKit a remark behind it.
 */
export function instructionText(createdBy: string): string {
  const text = plainText(redactImageStep(createdBy)).replace(/\s*# buildkit$/, '');
  const arguments_ = /^\|\d+ .*?(?=\/bin\/sh -c )/;
  const instruction = text
    .replace(/^RUN (?=\||\/bin\/sh -c )/, '')
    .replace(arguments_, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ');
  return cut(shortHashes(instruction).replaceAll(/\s+/g, ' ').trim(), shownLength);
}
