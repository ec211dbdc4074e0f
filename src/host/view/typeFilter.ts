import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';

/** Filters with every key. What was typed stays when the box closes: the views say so, with a way to clear it. */
export function typeFilter(choices: ViewChoicesStore, l10n: Localize): void {
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
