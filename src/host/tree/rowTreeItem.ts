import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { accessibleLabel } from '../../tree/rows/accessibleLabel.ts';
import type { Row, RowIcon } from '../../tree/rows/row.ts';
import { rowUri } from './staleDecorations.ts';

const collapsibleStates = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const satisfies Record<Row['expansion'], vscode.TreeItemCollapsibleState>;

/** Rows that tell what was read of an endpoint, and so are as old as that. */
const agingKinds: ReadonlySet<Row['kind']> = new Set([
  'sandbox',
  'container',
  'earlierAttempts',
  'image',
  'group',
  'page',
  'fact',
]);

export function rowTreeItem(row: Row, expansion: Row['expansion'], l10n: Localize): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, collapsibleStates[expansion]);
  item.id = row.id;
  item.description = row.description;
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: accessibleLabel(row, l10n) };
  if (row.icon !== undefined) {
    item.iconPath = themeIcon(row.icon);
  }
  // Without an icon of its own a row with an address would get that of a file.
  if (row.endpointId !== '' && row.icon !== undefined && agingKinds.has(row.kind)) {
    item.resourceUri = rowUri(row.endpointId);
  }
  if (row.kind === 'fact') {
    // A fact may be longer than its row. Set here since there is nothing to ask for; a string is not markdown.
    item.tooltip = row.description === '' ? row.label : `${row.label}: ${row.description}`;
  }
  if (row.kind === 'problem') {
    item.command = { command: contributionId('explainProblem'), title: l10n.t('Explain Problem'), arguments: [row] };
  }
  if (row.kind === 'noMatch') {
    item.command = { command: contributionId('clearFilter'), title: l10n.t('Clear Filter') };
  }
  return item;
}

function themeIcon({ name, color }: RowIcon): vscode.ThemeIcon {
  return color === undefined ? new vscode.ThemeIcon(name) : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}
