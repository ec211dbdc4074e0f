import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import type { ViewId } from '../../contrib/views.ts';
import type { RowCounts } from '../../tree/objectList.ts';
import type { Forest, Redraw } from '../../tree/forest.ts';
import type { RowTooltip } from '../../tree/rowTooltip.ts';
import type { Row, RowKind } from '../../tree/rows/row.ts';
import { neighbourId } from '../../tree/findRow.ts';
import type { ShownRow } from '../../tree/shownRows.ts';
import { RowTreeProvider } from './rowTreeProvider.ts';

interface TreeViewEvents {
  readonly onVisibility: () => void;
  readonly onRootsRead: () => void;
  readonly onDrawn: () => void;
  /** A person selected a row; not one that was selected for him. */
  readonly onSelected: (row: Row) => void;
  /** The same of any number of rows. */
  readonly onUsed: () => void;
}

/** One view of the side bar. Owns the forest that it shows. */
export class CriTreeView implements Disposable {
  readonly #forest: Forest;
  readonly #provider: RowTreeProvider;
  readonly #view: vscode.TreeView<ShownRow>;
  readonly #owned = new DisposableStore();
  #message = '';
  /** The row that is selected in the place of one that went. */
  #heirId: string | undefined;
  /** The row that `revealObject` selects. */
  #revealedId: string | undefined;

  constructor(viewId: ViewId, forest: Forest, tooltip: RowTooltip, l10n: Localize, events: TreeViewEvents) {
    this.#forest = this.#owned.add(forest);
    this.#provider = this.#owned.add(new RowTreeProvider(forest, tooltip, l10n, events.onRootsRead));
    this.#view = this.#owned.add(
      vscode.window.createTreeView(viewId, {
        treeDataProvider: this.#provider,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    // After the provider, which has then told the workbench of the same change.
    this.#owned.add(forest.onDidChange((redraw) => this.#keepSelection(redraw)));
    this.#owned.add(forest.onDidDraw(events.onDrawn));
    this.#owned.add(this.#view.onDidChangeSelection(({ selection }) => this.#noteSelection(selection, events)));
    this.#owned.add(this.#view.onDidExpandElement(({ element }) => this.#provider.noteUnfolded(element.id, true)));
    this.#owned.add(this.#view.onDidCollapseElement(({ element }) => this.#provider.noteUnfolded(element.id, false)));
    this.#owned.add(
      this.#view.onDidChangeVisibility(({ visible }) => {
        forest.setVisible(visible);
        events.onVisibility();
      }),
    );
    forest.setVisible(this.#view.visible);
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  /** False while it shows other rows than there are: the workbench has been told and has not come for them yet. */
  get showsRoots(): boolean {
    return !this.visible || !(this.#forest.owesDraw || this.#provider.rootsOwed);
  }

  hasHandedOut(row: unknown): boolean {
    return this.#provider.hasHandedOut(row);
  }

  get selection(): readonly Row[] {
    return this.#view.selection;
  }

  /**
   * What a key was pressed on. An heir is selected and not in focus, for to give it the focus while somebody types
   * elsewhere would be a theft; so a key, which acts on what is in focus, has just lost it. Now the focus is in the view.
   */
  selectionOfKey(): readonly Row[] {
    const { selection } = this.#view;
    const heir = this.#heirId === undefined ? undefined : this.#provider.element(this.#heirId);
    if (selection.length > 0 || heir === undefined) {
      return selection;
    }
    this.#reveal(heir, true);
    return [heir];
  }

  /**
   * Selects the row of an object and brings it into sight; false where there is none. With `force` also a view that is
   * not in sight, and then with the focus.
   */
  async revealObject(endpointId: string, kind: RowKind, objectId: string, force: boolean): Promise<boolean> {
    if (!this.visible && !force) {
      return false;
    }
    const element = this.#provider.elementOfObject(endpointId, kind, objectId);
    if (element === undefined) {
      return false;
    }
    this.#revealedId = element.id;
    await this.#view.reveal(element, { select: true, focus: force });
    return true;
  }

  /** Absent where the filter does not apply. */
  get counts(): RowCounts | undefined {
    return this.#forest.counts;
  }

  refreshNow(): void {
    this.#forest.refreshNow();
  }

  setMessage(message: string): void {
    if (message !== this.#message) {
      this.#message = message;
      this.#view.message = message;
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** A row that got another parent stays selected; of one that went the neighbour is, so that the keyboard goes on. */
  #keepSelection({ before }: Redraw): void {
    const isThere = (id: string): boolean => this.#forest.row(id) !== undefined;
    const isInPlace = (id: string): boolean => isThere(id) && this.#forest.row(id)?.parent?.id === before.parentId(id);
    const [first] = this.#view.selection;
    if (first === undefined || !this.#view.visible || this.#view.selection.some(({ id }) => isInPlace(id))) {
      return;
    }
    const id = isThere(first.id) ? first.id : neighbourId(before, first.id, isThere);
    const element = id === undefined ? undefined : this.#provider.element(id);
    this.#heirId = element?.id;
    if (element !== undefined) {
      this.#reveal(element, false);
    }
  }

  #noteSelection([first, ...others]: readonly ShownRow[], { onSelected, onUsed }: TreeViewEvents): void {
    if (first === undefined || first.id === this.#heirId) {
      return;
    }
    this.#heirId = undefined;
    onUsed();
    if (first.id !== this.#revealedId && others.length === 0) {
      onSelected(first);
    }
    this.#revealedId = undefined;
  }

  #reveal(element: ShownRow, focus: boolean): void {
    // A row that goes as well meanwhile is no loss: then nothing is selected.
    this.#view.reveal(element, { select: true, focus }).then(undefined, () => undefined);
  }
}
