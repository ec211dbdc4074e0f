import type { Localize } from '../../common/localize.ts';
import { plainText } from '../../words/plainText.ts';
import type { ViewChoices } from '../choices.ts';
import { type Row, rowId } from './row.ts';

/** Stands where the rows would that the filter hides, all of them; the host clears the filter when it is chosen. */
export function noMatchRow(endpointId: string, { filter }: Pick<ViewChoices, 'filter'>, l10n: Localize): Row {
  return {
    id: rowId(endpointId, 'noMatch', ''),
    kind: 'noMatch',
    endpointId,
    objectId: '',
    label: l10n.t('Nothing passes the filter: clear it'),
    description: plainText(filter.text),
    icon: { name: 'clear-all' },
    contextValue: 'noMatch',
    expansion: 'none',
    children: [],
  };
}
