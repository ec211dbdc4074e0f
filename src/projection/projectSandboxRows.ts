import type { Container } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { groupBy } from './groupBy.ts';
import { objectLabel } from './objectLabel.ts';
import { compareNames } from './order.ts';
import type { ProjectionContext } from './projectionContext.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';
import { sandboxContainerRows } from './sandboxContainerRows.ts';
import { sandboxDescription } from './sandboxDescription.ts';

/** The Sandboxes view of one endpoint: pods by namespace and name, the newest attempt first, containers under them. */
export function projectSandboxRows(snapshot: EndpointSnapshot, context: ProjectionContext): readonly Row[] {
  const containers = groupBy(snapshot.containers.values(), ({ sandboxId }) => sandboxId);
  return [...snapshot.sandboxes.values()]
    .sort(compareSandboxes)
    .map((sandbox) => sandboxRow(snapshot.endpoint.id, sandbox, containers.get(sandbox.id) ?? [], context));
}

function compareSandboxes(a: Sandbox, b: Sandbox): number {
  return (
    compareNames(a.namespace, b.namespace) ||
    compareNames(a.name, b.name) ||
    b.attempt - a.attempt ||
    compareNames(a.id, b.id)
  );
}

function sandboxRow(
  endpointId: string,
  sandbox: Sandbox,
  containers: readonly Container[],
  context: ProjectionContext,
): Row {
  const children = sandboxContainerRows(endpointId, sandbox, containers, context);
  return {
    id: rowId(endpointId, 'sandbox', sandbox.id),
    kind: 'sandbox',
    endpointId,
    objectId: sandbox.id,
    label: objectLabel(sandbox.name, sandbox.id),
    description: sandboxDescription(sandbox, context),
    icon: { name: 'layers', color: sandbox.state === 'ready' ? 'charts.green' : 'disabledForeground' },
    contextValue: `sandbox.${sandbox.state}`,
    expansion: children.length === 0 ? 'none' : 'collapsed',
    children,
  };
}
