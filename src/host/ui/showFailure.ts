import * as vscode from 'vscode';
import type { Outcome } from '../../actions/runOnEach.ts';
import type { Localize } from '../../common/localize.ts';
import { asError } from '../../common/thrown.ts';
import { CriError, isCancelled } from '../../contract/failure.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { redactText } from '../../redact/redactText.ts';
import { type ErrorWords, errorWords } from '../../words/errorWords.ts';
import { linklessText, plainText, shortDetail, wholeDetail, oneLine } from '../../words/plainText.ts';

interface FailureSink {
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
}

/** What a person can do about a failure where it is shown. */
export interface FailureAction {
  readonly title: string;
  readonly run: () => unknown;
}

/** A longer text of what failed would leave no room for why. */
const longWhat = 200;

/**
 * Tells a person that something failed: what was tried, as a whole sentence, then why and what to do. VS Code cuts a
 * notification without buttons after a line, and any after a thousand characters; so there is always a button, and of
 * long words of the runtime only the cause is shown, with a button for all of them.
 *
 * What the person cancelled is no news to them. Nobody has to wait for the message to be read.
 *
 * @param actions come before the button that the failure has
 */
export function showFailure(
  error: unknown,
  what: string,
  sink: FailureSink,
  actions: readonly FailureAction[] = [],
): void {
  if (isCancelled(error)) {
    return;
  }
  const { l10n, log } = sink;
  log.error(what, asError(error));
  const { message, nextStep, button } = wordsOf(error, l10n, shortDetail);
  const { message: whole, theirWords } = wordsOf(error, l10n, wholeDetail);
  const offered = [...actions];
  if (button !== undefined) {
    offered.push({
      title: button.title,
      run: () => vscode.commands.executeCommand(contributionId(button.command)),
    });
  }
  // The log of this extension is no button for all else: beside words about the runtime's log, it is taken for that.
  if (whole !== message || theirWords !== undefined || offered.length === 0) {
    offered.push({ title: l10n.t('Show Details'), run: () => showWhole(what, [whole, theirWords, nextStep]) });
  }
  const sentences = what.length > longWhat ? [message, what, nextStep] : [what, message, nextStep];
  const follow = (chosen: string | undefined): unknown => offered.find(({ title }) => title === chosen)?.run();
  vscode.window
    .showErrorMessage(shown(oneLine(joined(sentences))), ...offered.map(({ title }) => title))
    .then(follow, (failed: unknown) => log.error(asError(failed)));
}

function showWhole(what: string, sentences: readonly (string | undefined)[]): unknown {
  const title = what === '' ? joined(sentences) : what;
  const detail = what === '' ? '' : joined(sentences);
  return vscode.window.showErrorMessage(shown(title), { modal: true, detail: shown(detail) });
}

/** The doors into a notification: also the name of an object may hold a secret, or be a link. */
function shown(text: string): string {
  return linklessText(redactText(text));
}

function joined(sentences: readonly (string | undefined)[]): string {
  return sentences.filter((part) => part !== undefined && part !== '').join(' ');
}

function wordsOf(error: unknown, l10n: Localize, quoted: (detail: string) => string): ErrorWords {
  return error instanceof CriError
    ? errorWords(error.failure, l10n, quoted)
    : {
        message: l10n.t('It failed for a reason that CRI Explorer did not expect.'),
        button: { title: l10n.t('Show Log'), command: 'showLog' },
      };
}

/** Whole sentences that say what failed. */
export interface OutcomeWords {
  readonly one: (name: string) => string;
  readonly several: (names: string, failedCount: number, triedCount: number) => string;
}

/** One message for all that failed: it names each, and gives the reason of the first. The log has every reason. */
export function showOutcomes(
  outcomes: readonly Outcome<string>[],
  { one, several }: OutcomeWords,
  sink: FailureSink,
): void {
  const kept = outcomes.filter(({ status }) => status === 'kept').map(({ target }) => target);
  if (kept.length > 0) {
    const text = sink.l10n.t('The runtime answered that it is done, but this is still there: {0}.', kept.join(', '));
    void vscode.window.showWarningMessage(shown(text));
  }
  const failed = outcomes.filter((outcome) => outcome.status === 'failed');
  const [first, ...others] = failed;
  if (first === undefined) {
    return;
  }
  for (const { target, failure } of others) {
    sink.log.error(one(target), new CriError(failure));
  }
  const names = failed.map(({ target }) => target).join(', ');
  const what = others.length === 0 ? one(first.target) : several(names, failed.length, outcomes.length);
  const gone = failed.flatMap((outcome) => outcome.gone ?? []);
  const partly = gone.length === 0 ? '' : sink.l10n.t('Gone all the same: {0}.', gone.map(plainText).join(', '));
  showFailure(new CriError(first.failure), [what, partly].filter((part) => part !== '').join(' '), sink);
}
