import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { connectionColor } from './connectionColor.ts';
import { connectionWord } from './connectionWord.ts';
import { factRow } from './factRow.ts';
import { problemRow } from './problemRow.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

interface EndpointRows {
  /** The rows of one endpoint in one view. */
  readonly rows: (snapshot: EndpointSnapshot) => readonly Row[];
  /** Says that there are none. */
  readonly none: string;
}

/**
 * The roots of a view: one row an endpoint when there are several, else the only endpoint's own rows. A single endpoint
 * that cannot be read has none: then the view's welcome text speaks.
 */
export function projectEndpointRoots(
  snapshots: readonly EndpointSnapshot[],
  view: EndpointRows,
  context: WordContext,
): readonly Row[] {
  const [only, ...others] = snapshots;
  if (only !== undefined && others.length === 0) {
    return view.rows(only);
  }
  return snapshots.map((snapshot) => endpointRow(snapshot, view, context));
}

function endpointRow(snapshot: EndpointSnapshot, view: EndpointRows, context: WordContext): Row {
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
    children: endpointChildren(snapshot, view, context),
  };
}

function endpointChildren(snapshot: EndpointSnapshot, view: EndpointRows, context: WordContext): readonly Row[] {
  const { endpoint, connection, loaded } = snapshot;
  if (connection.phase === 'failed') {
    return [problemRow(endpoint, connection.failure, context)];
  }
  const rows = view.rows(snapshot);
  // Where several are shown no welcome text speaks for one that has nothing.
  return rows.length > 0 || !loaded
    ? rows
    : [factRow(endpoint.id, 'none', { key: 'none', label: view.none, value: '' })];
}

function endpointDescription({ connection, runtime }: EndpointSnapshot, context: WordContext): string {
  const word = connectionWord(connection, context);
  return connection.phase === 'live' && runtime !== undefined
    ? `${plainText(`${runtime.version.name} ${runtime.version.version}`)} · ${word}`
    : word;
}
