import * as vscode from 'vscode';

export interface Question {
  readonly message: string;
  /** What exactly will happen to what. */
  readonly detail: string;
  /** The verb on the button. */
  readonly confirm: string;
}

/** Asks before something is destroyed. Closing the question is a no. */
export async function askToConfirm({ message, detail, confirm }: Question): Promise<boolean> {
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, confirm)) === confirm;
}

export type PickItem<T> = vscode.QuickPickItem & { readonly value: T };

/** Picks one; `undefined` when the person gives up. */
export async function pickOne<T>(items: readonly PickItem<T>[], placeHolder: string): Promise<T | undefined> {
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.value;
}
