import type { EndpointSession } from '../../model/endpointSession.ts';
import { withViewProgress } from '../ui/progress.ts';
import { isFailing } from './chooseEndpoint.ts';
import type { CommandContext } from './commandContext.ts';

/** Reads one endpoint anew, or all of them: they are few, so nobody is asked. */
export async function refresh(context: CommandContext, endpointId: string | undefined): Promise<void> {
  await refreshThose(context, endpointId, () => true);
}

/** Tries the endpoint given, or all that are not live. What comes of it shows in the views. */
export async function retryConnection(context: CommandContext, endpointId: string | undefined): Promise<void> {
  await refreshThose(context, endpointId, isFailing);
}

async function refreshThose(
  { sessions }: CommandContext,
  endpointId: string | undefined,
  isMeant: (session: EndpointSession) => boolean,
): Promise<void> {
  const given = endpointId === undefined ? undefined : sessions.session(endpointId);
  const meant = given === undefined ? sessions.sessions.filter(isMeant) : [given];
  await withViewProgress(() => Promise.all(meant.map((session) => session.refresh())));
}
