import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';

/** Asks where to and writes; resolves to false when the person gives up. */
export async function saveFile(name: string, extension: string, data: Uint8Array, l10n: Localize): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${extension}`;
  const uri = await vscode.window.showSaveDialog({
    defaultUri: folder === undefined ? vscode.Uri.file(path.join(homedir(), file)) : vscode.Uri.joinPath(folder, file),
    filters: { [extension.toUpperCase()]: [extension] },
    title: l10n.t('Save {0}', file),
  });
  if (uri === undefined) {
    return false;
  }
  await vscode.workspace.fs.writeFile(uri, data);
  return true;
}
