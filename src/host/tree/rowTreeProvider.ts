import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
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
  readonly #changed = new vscode.EventEmitter<RowElement[] | undefined>();
  readonly #owned = new DisposableStore();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(forest: RowForest, tooltip: RowTooltip, l10n: Localize) {
    this.#forest = forest;
    this.#tooltip = tooltip;
    this.#l10n = l10n;
    this.#owned.add(this.#changed);
    this.#owned.add(forest.onDidChange((redraw) => this.#redraw(redraw)));
  }

  getChildren(element?: RowElement): RowElement[] {
    const rows = element === undefined ? this.#forest.roots : (this.#forest.row(element.id)?.children ?? []);
    return rows.map((row) => this.#elements.of(row));
  }

  getParent(element: RowElement): RowElement | undefined {
    const parent = this.#forest.parent(element.id);
    return parent === undefined ? undefined : this.#elements.of(parent);
  }

  getTreeItem(element: RowElement): vscode.TreeItem {
    return rowTreeItem(element, this.#l10n);
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

  /** The element of a row that is on show, also of one that has not been opened to yet. */
  element(rowId: string): RowElement | undefined {
    const row = this.#forest.row(rowId);
    return row === undefined ? undefined : this.#elements.of(row);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #redraw({ changes }: Redraw): void {
    this.#elements.update((id) => this.#forest.row(id));
    if (changes.scope === 'all') {
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
