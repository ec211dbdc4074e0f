import * as vscode from 'vscode';
import { validateReference } from '../../images/reference.ts';
import { DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { imageReferenceWords } from '../../words/imageReferenceWords.ts';
import { iconlessText, plainText } from '../../words/plainText.ts';

interface ReferenceItem extends vscode.QuickPickItem {
  /** Absent where what was typed is no reference. */
  readonly reference?: string;
}

/**
 * Asks for an image by a box to type in, with what was pulled before below it.
 *
 * @param typed what stands in the box at first
 */
export function askImageReference(history: readonly string[], l10n: Localize, typed = ''): Promise<string | undefined> {
  const store = new DisposableStore();
  const pick = store.add(vscode.window.createQuickPick<ReferenceItem>());
  pick.title = l10n.t('Pull Image');
  pick.placeholder = l10n.t('Image to pull, such as docker.io/library/nginx:1.29');
  pick.value = typed;
  const show = (): void => {
    pick.items = referenceItems(pick.value, history, l10n);
  };
  show();
  /** An entry below the first that the person went to after the last change of what is typed. */
  let wentTo: ReferenceItem | undefined;
  return new Promise((resolve) => {
    store.add(
      pick.onDidChangeValue(() => {
        wentTo = undefined;
        show();
      }),
    );
    store.add(
      pick.onDidChangeActive(([active]) => {
        wentTo = active === pick.items[0] ? undefined : active;
      }),
    );
    store.add(
      pick.onDidAccept(() => {
        const reference = acceptedReference(pick.value, wentTo ?? pick.selectedItems[0], wentTo !== undefined);
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

/**
 * What Enter takes. The entries are made here for what was typed, and reach the window later: an entry that it accepts
 * by itself may be one for another text. So it is what was typed, unless the person went to an entry.
 */
function acceptedReference(typed: string, entry: ReferenceItem | undefined, isChosen: boolean): string | undefined {
  if (isChosen || typed.trim() === '') {
    return entry?.reference;
  }
  const reading = validateReference(typed);
  return reading.problem === undefined ? reading.reference : undefined;
}

/** What was typed comes first, or what is wrong with it; then all of the history that has it somewhere. */
export function referenceItems(typed: string, history: readonly string[], l10n: Localize): ReferenceItem[] {
  const past = history
    .filter((reference) => reference.includes(typed.trim()) && reference !== typed.trim())
    .map((reference) => ({ label: `$(history) ${shown(reference)}`, reference }));
  if (typed.trim() === '' && past.length > 0) {
    return past;
  }
  const { problem, ...reading } = validateReference(typed);
  const first: ReferenceItem =
    problem === undefined
      ? { label: `$(cloud-download) ${shown(typed)}`, ...reading, alwaysShow: true }
      : { label: `$(info) ${imageReferenceWords(problem, l10n)}`, alwaysShow: true };
  return [first, ...past];
}

function shown(text: string): string {
  return iconlessText(plainText(text));
}
