import * as vscode from 'vscode';
import { validateReference } from '../../images/reference.ts';
import { DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { imageReferenceWords } from '../../words/imageReferenceWords.ts';

interface ReferenceItem extends vscode.QuickPickItem {
  /** Absent where what was typed is no reference. */
  readonly reference?: string;
}

/** Asks for an image by a box to type in, with what was pulled before below it. */
export function askImageReference(history: readonly string[], l10n: Localize): Promise<string | undefined> {
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick<ReferenceItem>());
  pick.title = l10n.t('Pull Image');
  pick.placeholder = l10n.t('Image to pull, such as docker.io/library/nginx:1.29');
  const show = (): void => {
    pick.items = referenceItems(pick.value, history, l10n);
  };
  show();
  return new Promise((resolve) => {
    store.add(pick.onDidChangeValue(show));
    store.add(
      pick.onDidAccept(() => {
        const reference = pick.selectedItems[0]?.reference;
        if (reference !== undefined) {
          resolve(reference);
          pick.hide();
        }
      }),
    );
    store.add(
      pick.onDidHide(() => {
        resolve(undefined);
        store.dispose();
      }),
    );
    pick.show();
  });
}

/** What was typed comes first, or what is wrong with it; then all of the history that has it somewhere. */
export function referenceItems(typed: string, history: readonly string[], l10n: Localize): ReferenceItem[] {
  const past = history
    .filter((reference) => reference.includes(typed.trim()) && reference !== typed.trim())
    .map((reference) => ({ label: `$(history) ${reference}`, reference }));
  if (typed.trim() === '' && past.length > 0) {
    return past;
  }
  const { problem, ...reading } = validateReference(typed);
  const first: ReferenceItem =
    problem === undefined
      ? { label: `$(cloud-download) ${typed.trim()}`, ...reading, alwaysShow: true }
      : { label: `$(info) ${imageReferenceWords(problem, l10n)}`, alwaysShow: true };
  return [first, ...past];
}
