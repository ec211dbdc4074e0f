import type { Sandbox } from '../contract/sandbox.ts';
import { objectLabel } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { lazyRow } from './lazyRow.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';
import { sandboxContainerRows } from './sandboxContainerRows.ts';
import { sandboxDescription } from './sandboxDescription.ts';

export function sandboxRow(
  endpointId: string,
  sandbox: Sandbox,
  containers: readonly PlacedContainer[],
  context: WordContext,
): Row {
  return lazyRow(
    {
      id: rowId(endpointId, 'sandbox', sandbox.id),
      kind: 'sandbox',
      endpointId,
      objectId: sandbox.id,
      label: objectLabel(sandbox.name, sandbox.id),
      description: sandboxDescription(sandbox, context),
      icon: { name: 'layers', color: sandbox.state === 'ready' ? 'charts.green' : 'disabledForeground' },
      contextValue: `sandbox.${sandbox.state}`,
      expansion: containers.length === 0 ? 'none' : 'collapsed',
    },
    () => sandboxContainerRows(endpointId, sandbox, containers, context),
  );
}
