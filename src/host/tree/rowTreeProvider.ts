import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { pathToObject } from '../../projection/pathToObject.ts';
import type { RowKind } from '../../projection/row.ts';
import type { RowElement } from './rowElement.ts';
import { RowElements } from './rowElements.ts';
import type { Redraw, RowForest } from './rowForest.ts';
import { rowTreeItem } from './rowTreeItem.ts';
import type { RowTooltip } from './rowTooltip.ts';
import { tooltipMarkdown } from './tooltipMarkdown.ts';

/** Gives the workbench the rows of a forest, and tells it of those rows only that have to be drawn again. */
export class RowTreeProvider implements vscode.TreeDataProvider<RowElement>, Disposable {
  readonly #forest: RowForest;
  readonly #tooltip: RowTooltip;
  readonly #l10n: Localize;
  readonly #elements = new RowElements();
  /** What a person opened or closed, by row id: it is to stay so when the row gets another parent. */
  readonly #unfolded = new Map<string, boolean>();
  readonly #changed = new vscode.EventEmitter<RowElement[] | undefined>();
  readonly #owned = new DisposableStore();
  readonly #onRootsRead: () => void;
  #rootsOwed = false;

  readonly onDidChangeTreeData = this.#changed.event;

  /** `onRootsRead`: called when the workbench has come for the roots that it was told of. */
  constructor(forest: RowForest, tooltip: RowTooltip, l10n: Localize, onRootsRead: () => void) {
    this.#onRootsRead = onRootsRead;
    this.#forest = forest;
    this.#tooltip = tooltip;
    this.#l10n = l10n;
    this.#owned.add(this.#changed);
    this.#owned.add(forest.onDidChange((redraw) => this.#redraw(redraw)));
  }

  /** Whether other roots are there than the workbench has read; it takes its time, and reads none out of sight. */
  get rootsOwed(): boolean {
    return this.#rootsOwed;
  }

  getChildren(element?: RowElement): RowElement[] {
    if (element === undefined && this.#rootsOwed) {
      this.#rootsOwed = false;
      this.#onRootsRead();
    }
    const rows = element === undefined ? this.#forest.roots : this.#forest.children(element.id);
    return rows.map((row) => this.#elements.of(row));
  }

  getParent(element: RowElement): RowElement | undefined {
    const parent = this.#forest.parent(element.id);
    return parent === undefined ? undefined : this.#elements.of(parent);
  }

  getTreeItem(element: RowElement): vscode.TreeItem {
    const unfolded = this.#unfolded.get(element.id);
    const expansion =
      unfolded === undefined || element.expansion === 'none' ? element.expansion : unfolded ? 'expanded' : 'collapsed';
    return rowTreeItem(element, expansion, this.#l10n);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    element: RowElement,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const abort = new AbortController();
    const cancellation = token.onCancellationRequested(() => abort.abort());
    try {
      const facts = await this.#tooltip.facts(element, abort.signal);
      if (facts.length > 0) {
        const markdown = new vscode.MarkdownString(tooltipMarkdown(facts));
        markdown.isTrusted = false;
        markdown.supportHtml = false;
        item.tooltip = markdown;
      }
      return item;
    } finally {
      cancellation.dispose();
    }
  }

  noteUnfolded(rowId: string, unfolded: boolean): void {
    this.#unfolded.set(rowId, unfolded);
  }

  /** The element of a row that is on show, also of one that has not been opened to yet. */
  element(rowId: string): RowElement | undefined {
    const row = this.#forest.row(rowId);
    return row === undefined ? undefined : this.#elements.of(row);
  }

  /** Opens the rows down to that of an object, so that the workbench can find its way. */
  elementOfObject(endpointId: string, kind: RowKind, objectId: string): RowElement | undefined {
    const path = pathToObject(this.#forest.roots, { endpointId, kind, objectId });
    path.slice(0, -1).forEach(({ id }) => this.#forest.children(id));
    const row = path.at(-1);
    return row === undefined ? undefined : this.#elements.of(row);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #redraw({ changes }: Redraw): void {
    this.#elements.update((id) => this.#forest.row(id));
    if (changes.scope === 'all') {
      this.#rootsOwed = true;
      this.#changed.fire(undefined);
      return;
    }
    // A row that was never asked for needs no drawing.
    const known = changes.ids.flatMap((id) => this.#elements.get(id) ?? []);
    if (known.length > 0) {
      this.#changed.fire(known);
    }
  }
}
