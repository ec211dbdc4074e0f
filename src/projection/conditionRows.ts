import type { RuntimeInfo } from '../contract/runtime.ts';
import type { WordContext } from '../words/wordContext.ts';
import { factRow } from './factRow.ts';
import type { Row } from './row.ts';

export function conditionRows(endpointId: string, { status }: RuntimeInfo, { l10n }: WordContext): readonly Row[] {
  return status.conditions.map((condition) => {
    const why = [condition.reason, condition.message].filter((part) => part !== '').join(': ');
    const word = condition.status ? l10n.t('yes') : l10n.t('no');
    return factRow(endpointId, 'conditions', {
      key: condition.type,
      label: condition.type,
      value: why === '' ? word : `${word} · ${why}`,
      icon: condition.status ? { name: 'pass', color: 'charts.green' } : { name: 'warning', color: 'charts.yellow' },
    });
  });
}
