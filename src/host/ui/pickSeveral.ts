import * as vscode from 'vscode';
import { DisposableStore } from '../../common/disposable.ts';
import type { PickItem } from './prompts.ts';

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
