import type { RuntimeInfo } from '../contract/runtime.ts';
import type { WordContext } from '../words/wordContext.ts';
import { factRow } from './factRow.ts';
import type { Row } from './row.ts';

export function versionRows(
  endpointId: string,
  { version, cgroupDriver }: RuntimeInfo,
  { l10n }: WordContext,
): readonly Row[] {
  const facts = [
    { key: 'name', label: l10n.t('Name'), value: version.name },
    { key: 'version', label: l10n.t('Version'), value: version.version },
    { key: 'apiVersion', label: l10n.t('API Version'), value: version.apiVersion },
    ...(cgroupDriver === undefined
      ? []
      : [{ key: 'cgroupDriver', label: l10n.t('Cgroup Driver'), value: cgroupDriver }]),
  ];
  return facts.map((fact) => factRow(endpointId, 'version', fact));
}
