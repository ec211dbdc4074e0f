import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { pathToObject } from '../../tree/findRow.ts';
import type { Forest, Redraw } from '../../tree/forest.ts';
import type { RowTooltip } from '../../tree/rowTooltip.ts';
import type { RowKind } from '../../tree/rows/row.ts';
import type { ShownRow } from '../../tree/shownRows.ts';
import { rowTreeItem } from './rowTreeItem.ts';
import { tooltipMarkdown } from './tooltipMarkdown.ts';

/** Gives the workbench the rows of a forest, and tells it of those rows only that have to be drawn again. */
export class RowTreeProvider implements vscode.TreeDataProvider<ShownRow>, Disposable {
  readonly #forest: Forest;
  readonly #tooltip: RowTooltip;
  readonly #l10n: Localize;
  /** The rows that the workbench knows. */
  readonly #known = new WeakSet<ShownRow>();
  /** What a person opened or closed, by row id: it is to stay so when the row gets another parent. */
  readonly #unfolded = new Map<string, boolean>();
  readonly #changed = new vscode.EventEmitter<ShownRow[] | undefined>();
  readonly #owned = new DisposableStore();
  readonly #onRootsRead: () => void;
  #rootsOwed = false;

  readonly onDidChangeTreeData = this.#changed.event;

  /** `onRootsRead`: called when the workbench has come for the roots that it was told of. */
  constructor(forest: Forest, tooltip: RowTooltip, l10n: Localize, onRootsRead: () => void) {
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

  getChildren(element?: ShownRow): ShownRow[] {
    if (element === undefined && this.#rootsOwed) {
      this.#rootsOwed = false;
      this.#onRootsRead();
    }
    const rows = element === undefined ? this.#forest.roots : this.#forest.children(element.id);
    return rows.map((row) => this.#handOut(row));
  }

  getParent({ id }: ShownRow): ShownRow | undefined {
    const parent = this.#forest.row(id)?.parent;
    return parent === undefined ? undefined : this.#handOut(parent);
  }

  getTreeItem(element: ShownRow): vscode.TreeItem {
    const unfolded = this.#unfolded.get(element.id);
    const expansion =
      unfolded === undefined || element.expansion === 'none' ? element.expansion : unfolded ? 'expanded' : 'collapsed';
    return rowTreeItem(element, expansion, this.#l10n);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    element: ShownRow,
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

  /** Whether the workbench has that very row of this view: what looks like one may come from anybody. */
  hasHandedOut(row: unknown): boolean {
    return this.#known.has(row as ShownRow);
  }

  /** A row that is on show, also one that has not been opened to yet. */
  element(rowId: string): ShownRow | undefined {
    const row = this.#forest.row(rowId);
    return row === undefined ? undefined : this.#handOut(row);
  }

  /** Opens the rows down to that of an object, so that the workbench can find its way. */
  elementOfObject(endpointId: string, kind: RowKind, objectId: string): ShownRow | undefined {
    const path = pathToObject(this.#forest.roots, { endpointId, kind, objectId });
    path.slice(0, -1).forEach(({ id }) => this.#forest.children(id));
    const last = path.at(-1);
    return last === undefined ? undefined : this.element(last.id);
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #handOut(row: ShownRow): ShownRow {
    this.#known.add(row);
    return row;
  }

  #redraw({ changes }: Redraw): void {
    if (changes.scope === 'all') {
      this.#rootsOwed = true;
      this.#changed.fire(undefined);
      return;
    }
    // A row that was never asked for needs no drawing.
    const rows = changes.ids.flatMap((id) => this.#forest.row(id) ?? []).filter((row) => this.#known.has(row));
    if (rows.length > 0) {
      this.#changed.fire(rows);
    }
  }
}
