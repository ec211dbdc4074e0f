import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { connectionColor } from './connectionColor.ts';
import { connectionWord } from './connectionWord.ts';
import { plainText } from './plainText.ts';
import { problemRow } from './problemRow.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** Makes the rows of one endpoint in one view. */
type ProjectRows = (snapshot: EndpointSnapshot, context: ProjectionContext) => readonly Row[];

/**
 * The roots of a view: one row an endpoint when there are several, else the only endpoint's own rows. A single endpoint
 * that cannot be read has none: then the view's welcome text speaks.
 */
export function projectEndpointRoots(
  snapshots: readonly EndpointSnapshot[],
  project: ProjectRows,
  context: ProjectionContext,
): readonly Row[] {
  const [only, ...others] = snapshots;
  if (only !== undefined && others.length === 0) {
    return project(only, context);
  }
  return snapshots.map((snapshot) => endpointRow(snapshot, project, context));
}

function endpointRow(snapshot: EndpointSnapshot, project: ProjectRows, context: ProjectionContext): Row {
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
    children:
      connection.phase === 'failed'
        ? [problemRow(endpoint, connection.failure, context)]
        : project(snapshot, context),
  };
}

function endpointDescription({ connection, runtime }: EndpointSnapshot, context: ProjectionContext): string {
  const word = connectionWord(connection, context);
  return connection.phase === 'live' && runtime !== undefined
    ? `${plainText(`${runtime.version.name} ${runtime.version.version}`)} · ${word}`
    : word;
}
