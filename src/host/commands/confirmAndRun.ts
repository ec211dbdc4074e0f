import { type PlanText, questionDetail } from '../../actions/planText.ts';
import type { Outcome } from '../../actions/runOnEach.ts';
import type { Localize } from '../../common/localize.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { withProgressIfSlow } from '../ui/progress.ts';
import { askToConfirm } from '../ui/prompts.ts';
import { type OutcomeWords, showOutcomes } from '../ui/showFailure.ts';
import type { CommandContext } from './commandContext.ts';
import type { EndpointGroup } from './objects.ts';

/**
 * What will be done at one endpoint: to be read first, and then run.
 *
 * Lives in host although it needs no vscode: it asks and tells by the prompts of `host/ui`.
 */
interface PlannedAction {
  readonly session: EndpointSession;
  readonly text: PlanText;
  readonly run: (signal: AbortSignal, tell: (message: string) => void) => Promise<readonly Outcome<string>[]>;
}

export type PlanAction = (group: EndpointGroup, l10n: Localize) => PlannedAction;

export interface ConfirmWords {
  readonly one: (name: string) => string;
  readonly several: (count: number) => string;
  /** The verb on the button. */
  readonly confirm: string;
  /** What is said while it takes long. */
  readonly underWay: string;
  readonly failed: OutcomeWords;
}

/**
 * Asks whether the actions are to be run, with the names of all that is concerned. On a yes it runs them, one endpoint
 * after the other, and then refreshes the endpoints.
 */
export async function confirmAndRun(
  context: CommandContext,
  actions: readonly PlannedAction[],
  { one, several, confirm, underWay, failed }: ConfirmWords,
): Promise<void> {
  const texts = actions.map(({ text }) => text);
  const names = texts.flatMap((text) => text.names);
  const [first, ...others] = names;
  if (first === undefined) {
    return;
  }
  const message = others.length === 0 ? one(first) : several(names.length);
  const detail = questionDetail(texts, context.l10n);
  if (!(await askToConfirm({ message, detail, confirm }))) {
    return;
  }
  const outcomes = await withProgressIfSlow(underWay, (signal, tell) => runActions(actions, signal, tell));
  showOutcomes(outcomes, failed, context);
}

/** One action after the other, for one may free what the next removes. */
export async function runActions(
  actions: readonly Pick<PlannedAction, 'session' | 'run'>[],
  signal: AbortSignal,
  tell: (message: string) => void = () => undefined,
): Promise<readonly Outcome<string>[]> {
  const outcomes: Outcome<string>[] = [];
  for (const { run } of actions) {
    outcomes.push(...(await run(signal, tell)));
  }
  await Promise.all([...new Set(actions.map(({ session }) => session))].map((session) => session.refresh()));
  return outcomes;
}

/** The outcomes with the objects' names in place of the objects. */
export function named<T>(outcomes: readonly Outcome<T>[], nameOf: (target: T) => string): Outcome<string>[] {
  return outcomes.map((outcome) => ({ ...outcome, target: nameOf(outcome.target) }));
}
