import type { CriFailure } from '../contract/failure.ts';
import type { Endpoint } from '../contract/endpointAddress.ts';
import { failureWord } from './failureWord.ts';
import { plainText } from './plainText.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** Stands where an endpoint's rows would; the host explains the failure when it is chosen. */
export function problemRow(endpoint: Endpoint, failure: CriFailure, { l10n }: ProjectionContext): Row {
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
