import * as vscode from 'vscode';
import { DisposableStore } from '../../common/disposable.ts';

interface Question {
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

/**
 * Picks any number; none when the person gives up. Enter takes those that are ticked, and where none is the one that
 * the arrow keys have gone to: VS Code's own box would do nothing there.
 */
export function pickSeveral<T>(items: readonly PickItem<T>[], placeholder: string): Promise<readonly T[]> {
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick<PickItem<T>>());
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = true;
  pick.items = items;
  return new Promise((resolve) => {
    store.add(
      pick.onDidAccept(() => {
        const { selectedItems, activeItems } = pick;
        resolve((selectedItems.length > 0 ? selectedItems : activeItems).map(({ value }) => value));
        pick.hide();
      }),
    );
    store.add(
      pick.onDidHide(() => {
        resolve([]);
        store.dispose();
      }),
    );
    pick.show();
  });
}
