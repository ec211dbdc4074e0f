import * as vscode from 'vscode';
import { DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { ActiveEntry } from './activeEntry.ts';
import { bestMatch } from './bestMatch.ts';

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

/** Picks one; `undefined` when the person gives up. Those `selected` in the views come first, the first of all is active. */
export async function pickOne<T>(
  items: readonly PickItem<T>[],
  placeHolder: string,
  selected: (value: T) => boolean = () => false,
): Promise<T | undefined> {
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  const sorted = [...items.filter(({ value }) => selected(value)), ...items.filter(({ value }) => !selected(value))];
  return (await vscode.window.showQuickPick(sorted, options))?.value;
}

interface SeveralOptions<T> {
  readonly placeholder: string;
  /** What is selected in the views: one is where the box begins, as is an only entry; several are ticked. */
  readonly selected: (value: T) => boolean;
  readonly l10n: Localize;
}

/**
 * Picks any number; none when the person gives up. Enter takes those that are ticked, and where none is the one that
 * the arrow keys have gone to or that fits best what was typed: VS Code's own box would do nothing there.
 */
export function pickSeveral<T>(
  items: readonly PickItem<T>[],
  { placeholder, selected, l10n }: SeveralOptions<T>,
): Promise<readonly T[]> {
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick<PickItem<T>>());
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = true;
  pick.items = items;
  const presets = items.filter(({ value }) => selected(value));
  const [preset] = presets.length === 1 ? presets : items.length === 1 ? items : [];
  const active = new ActiveEntry(preset);
  if (preset === undefined) {
    pick.selectedItems = presets;
  } else {
    pick.activeItems = [preset];
  }
  return new Promise((resolve) => {
    store.add(
      pick.onDidChangeValue((typed) => {
        active.suggest(typed.trim() === '' ? preset : bestMatch(items, typed));
        pick.activeItems = active.current === undefined ? [] : [active.current];
      }),
    );
    store.add(pick.onDidChangeActive(([entry]) => active.moveTo(entry)));
    store.add(
      pick.onDidAccept(() => {
        const { selectedItems } = pick;
        const { current } = active;
        const chosen = selectedItems.length > 0 || current === undefined ? selectedItems : [current];
        if (chosen.length === 0) {
          pick.title = l10n.t(
            'Nothing is chosen: go to an entry with the arrow keys, or tick some with the space bar.',
          );
          return;
        }
        resolve(chosen.map(({ value }) => value));
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
