import type { Endpoint } from '../../contract/endpoint.ts';
import type { CriFailure } from '../../contract/failure.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { failureWord } from '../../words/failures.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { connectionColor, connectionWord } from './connection.ts';
import { factRow, type Row, rowId } from './row.ts';

/** One endpoint in one view. */
interface EndpointRows {
  readonly snapshot: EndpointSnapshot;
  readonly rows: () => readonly Row[];
}

/**
 * The roots of a view: one row an endpoint when there are several, else the only endpoint's own rows. A single endpoint
 * that cannot be read has none: then the view's welcome text speaks. `none` says that one of several has no rows.
 */
export function projectEndpointRoots(
  endpoints: readonly EndpointRows[],
  none: string,
  context: WordContext,
): readonly Row[] {
  const [only, ...others] = endpoints;
  if (only !== undefined && others.length === 0) {
    return only.rows();
  }
  return endpoints.map((endpoint) => endpointRow(endpoint, none, context));
}

function endpointRow(view: EndpointRows, none: string, context: WordContext): Row {
  const { snapshot } = view;
  const { endpoint, connection } = snapshot;
  return {
    id: rowId(endpoint.id, 'endpoint', ''),
    kind: 'endpoint',
    endpointId: endpoint.id,
    objectId: '',
    label: plainText(endpoint.name),
    description: endpointDescription(snapshot, context),
    icon: { name: 'server', color: connectionColor(connection) },
    contextValue: `endpoint.${connection.phase}`,
    // Also without children: the workbench does not open a row later that could not be opened when it came.
    expansion: 'expanded',
    children: endpointChildren(view, none, context),
  };
}

function endpointChildren({ snapshot, rows }: EndpointRows, none: string, context: WordContext): readonly Row[] {
  const { endpoint, connection, loaded } = snapshot;
  if (connection.phase === 'failed') {
    return [problemRow(endpoint, connection.failure, context)];
  }
  const children = rows();
  // Where several are shown no welcome text speaks for one that has nothing.
  return children.length > 0 || !loaded
    ? children
    : [factRow(endpoint.id, 'none', { key: 'none', label: none, value: '' })];
}

function endpointDescription({ connection, runtime }: EndpointSnapshot, context: WordContext): string {
  const word = connectionWord(connection, context);
  return connection.phase === 'live' && runtime !== undefined
    ? `${plainText(`${runtime.version.name} ${runtime.version.version}`)} · ${word}`
    : word;
}

/** Stands where an endpoint's rows would; the host explains the failure when it is chosen. */
function problemRow(endpoint: Endpoint, failure: CriFailure, { l10n }: WordContext): Row {
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
