import type { ContainerFacts, SnapshotLayer } from '../../contract/layers/container.ts';
import { objectLabel } from '../../words/names.ts';
import { byteText } from '../byteText.ts';
import type { DiagramContext } from '../diagramContext.ts';

/** What the layers mean for this container. */
export function rootFilesystemMeaning(
  { container, isolation }: ContainerFacts,
  layers: readonly SnapshotLayer[],
  { l10n }: DiagramContext,
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
