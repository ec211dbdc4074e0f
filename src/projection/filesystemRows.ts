import type { RuntimeInfo } from '../contract/runtime.ts';
import { bytes } from '../words/bytes.ts';
import type { WordContext } from '../words/wordContext.ts';
import { factRow } from './factRow.ts';
import type { Row } from './row.ts';

export function filesystemRows(
  endpointId: string,
  { imageFilesystems }: RuntimeInfo,
  { l10n }: WordContext,
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
