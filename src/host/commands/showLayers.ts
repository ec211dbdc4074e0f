import { chooseEndpoint } from './chooseEndpoint.ts';
import type { CommandContext, RowsInput } from './commandContext.ts';

/** Opens the diagram at the row that was clicked, or that of an endpoint which the person picks. */
export async function showLayers(context: CommandContext, { rows: [row] }: RowsInput): Promise<void> {
  if (row !== undefined) {
    await context.showLayers(row.endpointId, row);
    return;
  }
  const { l10n } = context;
  const session = await chooseEndpoint(context, undefined, {
    // Also of one that does not answer: its diagram says so, and draws it as soon as it does.
    can: () => true,
    placeHolder: l10n.t('Endpoint to show the layers of'),
    none: l10n.t('There is no endpoint yet: connect to one first.'),
  });
  if (session !== undefined) {
    await context.showLayers(session.endpoint.id, { kind: 'endpoint', objectId: '' });
  }
}
