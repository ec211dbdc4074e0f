import type { RuntimeInfo } from '../contract/runtimeInfo.ts';
import { bytes } from './bytes.ts';
import { factRow } from './factRow.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';

export function filesystemRows(
  endpointId: string,
  { imageFilesystems }: RuntimeInfo,
  { l10n }: ProjectionContext,
): readonly Row[] {
  return imageFilesystems.map(({ mountpoint, usedBytes, inodesUsed }) =>
    factRow(endpointId, 'filesystem', {
      key: mountpoint,
      label: mountpoint,
      value: `${bytes(usedBytes)} · ${l10n.t('{0} inodes', String(inodesUsed))}`,
      icon: { name: 'database' },
    }),
  );
}
