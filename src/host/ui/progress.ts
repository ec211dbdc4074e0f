import * as vscode from 'vscode';
import { linklessText } from '../../words/plainText.ts';

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

/** Runs something short with no more ado than the progress bar of the views. */
export async function withViewProgress<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: ourViews }, () => run(new AbortController().signal));
}
