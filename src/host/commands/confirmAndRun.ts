import type { Outcome } from '../../actions/runOnEach.ts';
import { withViewProgress } from '../ui/progress.ts';
import { askToConfirm } from '../ui/prompts.ts';
import { type OutcomeWords, showOutcomes } from '../ui/showOutcomes.ts';
import type { CommandContext } from './commandContext.ts';
import type { PlannedAction } from './plannedAction.ts';
import { questionDetail } from './questionDetail.ts';

export interface ConfirmWords {
  readonly one: (name: string) => string;
  readonly several: (count: number) => string;
  /** The verb on the button. */
  readonly confirm: string;
  readonly failed: OutcomeWords;
}

/** Shows what will happen to what, by name; on a yes does it, one endpoint after the other, and reads them anew. */
export async function confirmAndRun(
  context: CommandContext,
  actions: readonly PlannedAction[],
  { one, several, confirm, failed }: ConfirmWords,
): Promise<void> {
  const names = actions.flatMap(({ text }) => text.names);
  const [first, ...others] = names;
  if (first === undefined) {
    return;
  }
  const message = others.length === 0 ? one(first) : several(names.length);
  const detail = questionDetail(
    actions.map(({ text }) => text),
    context.l10n,
  );
  if (!(await askToConfirm({ message, detail, confirm }))) {
    return;
  }
  const outcomes = await withViewProgress((signal) => runActions(actions, signal));
  showOutcomes(outcomes, failed, context);
}

/** One action after the other, for one may free what the next removes. */
export async function runActions(
  actions: readonly Pick<PlannedAction, 'session' | 'run'>[],
  signal: AbortSignal,
): Promise<readonly Outcome<string>[]> {
  const outcomes: Outcome<string>[] = [];
  for (const { run } of actions) {
    outcomes.push(...(await run(signal)));
  }
  await Promise.all([...new Set(actions.map(({ session }) => session))].map((session) => session.refresh()));
  return outcomes;
}
