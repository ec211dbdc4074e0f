import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { contextKeys } from '../../contrib/whenClause.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';
import { chooseGrouping, chooseSortOrder } from './viewPicks.ts';

/** The commands that choose what the views show. */
export function registerViewCommands(choices: ViewChoicesStore, l10n: Localize): Disposable {
  const store = new DisposableStore();
  const register = (
    name: 'filter' | 'clearFilter' | 'groupContainers' | 'sort',
    run: () => void | Promise<void>,
  ): void => {
    store.add(vscode.commands.registerCommand(contributionId(name), run));
  };
  register('filter', () => typeFilter(choices, l10n));
  register('clearFilter', () => choices.filter(''));
  register('groupContainers', () => chooseGrouping(choices, l10n));
  register('sort', () => chooseSortOrder(choices, l10n));

  let filtered = false;
  store.add(
    choices.onDidChange(() => {
      const isFiltered = choices.choices.filter.text !== '';
      if (isFiltered !== filtered) {
        filtered = isFiltered;
        void vscode.commands.executeCommand('setContext', contextKeys.filtered, isFiltered);
      }
    }),
  );
  return store;
}

/** Filters with every key. What was typed stays when the box closes: the views say so, with a way to clear it. */
function typeFilter(choices: ViewChoicesStore, l10n: Localize): void {
  const box = vscode.window.createInputBox();
  box.title = l10n.t('Filter Rows');
  box.placeholder = l10n.t('For example: web state:running ns:shop handler:runsc app=web');
  box.prompt = l10n.t('Rows whose name, namespace, pod, image, id or label has the text.');
  box.value = choices.choices.filter.text;
  box.onDidChangeValue((typed) => choices.filter(typed));
  box.onDidAccept(() => box.hide());
  box.onDidHide(() => box.dispose());
  box.show();
}
