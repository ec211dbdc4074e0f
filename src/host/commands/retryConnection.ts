import { withViewProgress } from '../ui/progress.ts';
import { isFailing } from './chooseEndpoint.ts';
import type { CommandContext } from './commandContext.ts';

/** Tries the endpoint given, or all that are not live. What comes of it shows in the views. */
export async function retryConnection({ sessions }: CommandContext, endpointId: string | undefined): Promise<void> {
  const given = endpointId === undefined ? undefined : sessions.session(endpointId);
  const tried = given === undefined ? sessions.sessions.filter(isFailing) : [given];
  await withViewProgress(() => Promise.all(tried.map((session) => session.refresh())));
}
