import type * as vscode from 'vscode';

const icons = /\$\([\w~-]+\)\s*/g;

/**
 * The item that somebody means who typed this: the first whose label begins with it, else has it, else one that has it
 * in its description or detail. VS Code shows each of these among its matches.
 *
 * Lives in host although it needs no vscode at run time: only a quick pick has such items.
 */
export function bestMatch<T extends vscode.QuickPickItem>(items: readonly T[], typed: string): T | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') {
    return undefined;
  }
  const labelOf = ({ label }: T): string => label.replace(icons, '').toLowerCase();
  return (
    items.find((item) => labelOf(item).startsWith(text)) ??
    items.find((item) => labelOf(item).includes(text)) ??
    items.find(({ description, detail }) => [description, detail].some((part) => part?.toLowerCase().includes(text)))
  );
}
