import type { RootFilesystem, SnapshotLayer } from '../../contract/layers/container.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { byteText } from '../../words/bytes.ts';
import type { WordContext } from '../../words/wordContext.ts';
import {
  comparedFact,
  type ComparedSides,
  type ContainerPair,
  containerPairs,
  mapFact,
  pairLabel,
} from '../compare/comparedFact.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';

/** What their root file systems stand on. */
export function rootFilesystemGroup(sides: ComparedSides): readonly ComparedFact[] {
  return containerPairs(sides).flatMap((pair) => pairFacts(pair, sides.context));
}

function pairFacts({ name, left, right }: ContainerPair, context: WordContext): readonly ComparedFact[] {
  const { l10n } = context;
  const both = <T>(part: (root: RootFilesystem) => Fact<T>): readonly [Fact<T>, Fact<T>] => [
    part(left.rootFilesystem),
    part(right.rootFilesystem),
  ];
  return [
    comparedFact(
      pairLabel(name, l10n.t('Image')),
      [imageFact(left), imageFact(right)],
      { format: (image) => image },
      context,
    ),
    comparedFact(
      pairLabel(name, l10n.t('Snapshotter')),
      both(({ snapshotter }) => snapshotter),
      { format: (text) => text },
      context,
    ),
    comparedFact(
      pairLabel(name, l10n.t('Layers')),
      both(({ layers }) => layers),
      {
        format: (layers) => String(layers.length),
        sameAs: (one, other) => keysOf(one).join() === keysOf(other).join(),
        meaning: (one, other) =>
          l10n.t('{0} of their layers are the same and lie on the disk once.', common(one, other)),
      },
      context,
    ),
    comparedFact(
      pairLabel(name, l10n.t('Size')),
      both(({ layers }) => mapFact(layers, sizeOf)),
      { format: byteText, isMarked: false },
      context,
    ),
  ];
}

function imageFact({ container }: ContainerPair['left']): Fact<string> {
  return {
    known: true,
    value: container.userSpecifiedImage || container.image || container.imageRef,
    source: { from: 'call', method: 'ListContainers', field: 'image' },
  };
}

/** The keys of the image's layers. The writable one is never shared, so it is left out. */
function keysOf(layers: readonly SnapshotLayer[]): readonly string[] {
  return layers.filter(({ kind }) => kind === 'committed').map(({ key }) => key);
}

function common(one: readonly SnapshotLayer[], other: readonly SnapshotLayer[]): number {
  const keys = new Set(keysOf(other));
  return keysOf(one).filter((key) => keys.has(key)).length;
}

function sizeOf(layers: readonly SnapshotLayer[]): number {
  return layers.reduce((sum, { bytes }) => sum + (bytes.known ? bytes.value : 0), 0);
}
