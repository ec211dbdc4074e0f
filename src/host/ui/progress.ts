import * as vscode from 'vscode';
import { sleep } from '../../common/sleep.ts';
import { iconlessText, linklessText } from '../../words/plainText.ts';

/** The whole side bar of ours: VS Code takes the id of a view container where it takes that of a view. */
const ourViews = { viewId: 'workbench.view.extension.criExplorer' };

/** Runs something with a progress notification whose Cancel aborts the signal; `tell` says how far it is. */
export async function withCancellableProgress<T>(
  title: string,
  run: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
): Promise<T> {
  const { Notification: location } = vscode.ProgressLocation;
  const options = { location, title: linklessText(title), cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      return await run(controller.signal, (message) => progress.report({ message }));
    } finally {
      listener.dispose();
    }
  });
}

/** As long as this a change of the views is soon enough to show that something happens. */
const quickMs = 1_000;

/**
 * Runs something that is mostly quick, with the progress bar of the views. Where it takes longer a notification comes
 * that says what is being done, and whose Cancel aborts the signal.
 */
export async function withProgressIfSlow<T>(
  title: string,
  run: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const told = { message: '', report: (_message: string): void => undefined };
  const running = run(controller.signal, (message) => {
    told.message = message;
    told.report(message);
  });
  const ended = running.then(
    () => 'ended' as const,
    () => 'ended' as const,
  );
  void vscode.window.withProgress({ location: ourViews }, () => ended);
  const quick = new AbortController();
  const first = await Promise.race([ended, sleep(quickMs, quick.signal)]);
  quick.abort();
  if (first !== 'ended') {
    await withCancellableProgress(title, async (signal, tell) => {
      const cancel = (): void => controller.abort();
      signal.addEventListener('abort', cancel, { once: true });
      told.report = (message) => tell(linklessText(message));
      told.report(told.message);
      await ended;
    });
  }
  return running;
}

/** Runs something short with no more ado than the progress bar of the views. */
export async function withViewProgress<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: ourViews }, () => run(new AbortController().signal));
}

/** Long enough to be read, and gone by itself: a success needs no answer. */
const shownMs = 5000;

/** Says in the status bar that something was done. */
export function tellBriefly(text: string): void {
  vscode.window.setStatusBarMessage(iconlessText(text), shownMs);
}
