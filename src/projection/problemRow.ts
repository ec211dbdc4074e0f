import type { Endpoint } from '../contract/endpoint.ts';
import type { CriFailure } from '../contract/failure.ts';
import { failureWord } from '../words/failures.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** Stands where an endpoint's rows would; the host explains the failure when it is chosen. */
export function problemRow(endpoint: Endpoint, failure: CriFailure, { l10n }: WordContext): Row {
  return {
    id: rowId(endpoint.id, 'problem', 'connection'),
    kind: 'problem',
    endpointId: endpoint.id,
    objectId: '',
    label: failureWord(failure.reason, l10n),
    description: plainText(endpoint.id),
    icon: { name: 'warning', color: 'charts.red' },
    contextValue: `problem.${failure.reason}`,
    expansion: 'none',
    children: [],
  };
}
