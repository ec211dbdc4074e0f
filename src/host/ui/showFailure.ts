import * as vscode from 'vscode';
import type { Outcome } from '../../actions/runOnEach.ts';
import type { Localize } from '../../common/localize.ts';
import { asError } from '../../common/thrown.ts';
import { CriError, isCancelled } from '../../contract/failure.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { redactText } from '../../redact/redactText.ts';
import { type ErrorWords, errorWords } from '../../words/errorWords.ts';
import { linklessText, plainText } from '../../words/plainText.ts';

interface FailureSink {
  readonly l10n: Localize;
  readonly log: Pick<vscode.LogOutputChannel, 'error'>;
}

/**
 * Tells a person that something failed: what was tried, as a whole sentence, then why and what to do, with one button.
 * What the person cancelled is no news to them. Nobody has to wait for the message to be read.
 */
export function showFailure(error: unknown, what: string, { l10n, log }: FailureSink): void {
  if (isCancelled(error)) {
    return;
  }
  log.error(what, asError(error));
  const { message, nextStep, button } = wordsOf(error, l10n);
  const words = [what, message, nextStep].filter((part) => part !== undefined && part !== '').join(' ');
  const text = linklessText(redactText(words));
  if (button === undefined) {
    void vscode.window.showErrorMessage(text);
    return;
  }
  const follow = (chosen: string | undefined): unknown =>
    chosen === button.title ? vscode.commands.executeCommand(contributionId(button.command)) : undefined;
  vscode.window.showErrorMessage(text, button.title).then(follow, (failed: unknown) => log.error(asError(failed)));
}

function wordsOf(error: unknown, l10n: Localize): ErrorWords {
  return error instanceof CriError
    ? errorWords(error.failure, l10n)
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
    void vscode.window.showWarningMessage(linklessText(text));
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
