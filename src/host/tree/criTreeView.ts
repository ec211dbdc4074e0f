import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import type { ViewId } from '../../contrib/views.ts';
import { neighbourId } from '../../projection/neighbourId.ts';
import type { Row } from '../../projection/row.ts';
import type { RowElement } from './rowElement.ts';
import type { Redraw, RowForest } from './rowForest.ts';
import type { RowTooltip } from './rowTooltip.ts';
import { RowTreeProvider } from './rowTreeProvider.ts';

/** One view of the side bar. Owns the forest that it shows. */
export class CriTreeView implements Disposable {
  readonly #forest: RowForest;
  readonly #provider: RowTreeProvider;
  readonly #view: vscode.TreeView<RowElement>;
  readonly #owned = new DisposableStore();

  constructor(viewId: ViewId, forest: RowForest, tooltip: RowTooltip, l10n: Localize, onVisibility: () => void) {
    this.#forest = this.#owned.add(forest);
    this.#provider = this.#owned.add(new RowTreeProvider(forest, tooltip, l10n));
    this.#view = this.#owned.add(
      vscode.window.createTreeView(viewId, {
        treeDataProvider: this.#provider,
        canSelectMany: true,
        // Only a flat list has nothing to collapse.
        showCollapseAll: viewId !== 'criExplorer.containers',
      }),
    );
    // After the provider, which has then told the workbench of the same change.
    this.#owned.add(forest.onDidChange((redraw) => this.#keepSelection(redraw)));
    this.#owned.add(
      this.#view.onDidChangeVisibility(({ visible }) => {
        forest.setVisible(visible);
        onVisibility();
      }),
    );
    forest.setVisible(this.#view.visible);
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  get selection(): readonly Row[] {
    return this.#view.selection;
  }

  setMessage(message: string): void {
    this.#view.message = message;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** Passes the selection of a row that went to its neighbour, so that the keyboard goes on from there. */
  #keepSelection({ before }: Redraw): void {
    const isThere = (id: string): boolean => this.#forest.row(id) !== undefined;
    const [first] = this.#view.selection;
    if (first === undefined || !this.#view.visible || this.#view.selection.some(({ id }) => isThere(id))) {
      return;
    }
    const id = neighbourId(before, first.id, isThere);
    const neighbour = id === undefined ? undefined : this.#provider.element(id);
    if (neighbour !== undefined) {
      // A row that goes as well meanwhile is no loss: then nothing is selected.
      this.#view.reveal(neighbour, { select: true, focus: false }).then(undefined, () => undefined);
    }
  }
}
