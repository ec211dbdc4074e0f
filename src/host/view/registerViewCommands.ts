import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { contextKeys } from '../../contrib/whenClause.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import { filterProblem } from '../../tree/filterWords.ts';
import { linklessText } from '../../words/plainText.ts';
import { tellBriefly } from '../ui/progress.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';
import { followAddresses } from './filterAddresses.ts';
import { chooseGrouping, chooseSortOrder } from './viewPicks.ts';

/** The commands that choose what the views show. */
export function registerViewCommands(
  choices: ViewChoicesStore,
  endpoints: EndpointSessions,
  l10n: Localize,
): Disposable {
  const store = new DisposableStore();
  store.add(followAddresses(choices, endpoints));
  const register = (
    name: 'filter' | 'clearFilter' | 'groupContainers' | 'sort',
    run: () => void | Promise<void>,
  ): void => {
    store.add(vscode.commands.registerCommand(contributionId(name), run));
  };
  register('filter', () => typeFilter(choices, l10n));
  register('clearFilter', () => {
    tellBriefly(choices.choices.filter.text === '' ? l10n.t('There is no filter') : l10n.t('Filter cleared'));
    choices.filter('');
  });
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

/**
 * Filters with every key, and says what of it filters nothing. Enter keeps the filter; the views say so, with a way to
 * clear it. Escape restores the one before: so the box does not close by itself when the focus goes to a row.
 */
function typeFilter(choices: ViewChoicesStore, l10n: Localize): void {
  const box = vscode.window.createInputBox();
  box.title = l10n.t('Filter Rows');
  box.placeholder = l10n.t('For example: web state:exited -exit:0 ns:shop image:nginx handler:runsc app=web');
  box.prompt = l10n.t(
    'Rows whose name, namespace, pod, image, id or label has the text. A minus before a word leaves its rows out.',
  );
  box.ignoreFocusOut = true;
  const before = choices.choices.filter.text;
  let isKept = false;
  box.value = before;
  box.validationMessage = problemMessage(choices, l10n);
  box.onDidChangeValue((typed) => {
    choices.filter(typed);
    box.validationMessage = problemMessage(choices, l10n);
  });
  box.onDidAccept(() => {
    isKept = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!isKept) {
      choices.filter(before);
    }
    box.dispose();
  });
  box.show();
}

function problemMessage({ choices }: ViewChoicesStore, l10n: Localize): vscode.InputBoxValidationMessage | undefined {
  const problem = filterProblem(choices.filter, l10n);
  const { Info, Warning } = vscode.InputBoxValidationSeverity;
  return problem && { message: linklessText(problem.text), severity: problem.isWrong ? Warning : Info };
}
