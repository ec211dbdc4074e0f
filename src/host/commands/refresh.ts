import { withViewProgress } from '../ui/progress.ts';
import type { CommandContext } from './commandContext.ts';

/** Reads one endpoint anew, or all of them: they are few, so nobody is asked. */
export async function refresh({ sessions }: CommandContext, endpointId: string | undefined): Promise<void> {
  const given = endpointId === undefined ? undefined : sessions.session(endpointId);
  const all = given === undefined ? sessions.sessions : [given];
  await withViewProgress(() => Promise.all(all.map((session) => session.refresh())));
}
