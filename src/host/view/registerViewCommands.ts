import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { contextKeys } from '../../contrib/whenClause.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';
import { chooseGrouping } from './chooseGrouping.ts';
import { chooseSortOrder } from './chooseSortOrder.ts';
import { typeFilter } from './typeFilter.ts';

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
