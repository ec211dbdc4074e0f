import * as vscode from 'vscode';

/** Nothing can be opened under it: the workbench decorates rows by their address, and by nothing else. */
const scheme = 'cri-explorer-row';

/** One address for all rows of an endpoint. */
export function rowUri(endpointId: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${endpointId}` });
}

export function endpointOfRowUri({ scheme: of, path }: vscode.Uri): string | undefined {
  return of === scheme ? path.slice(1) : undefined;
}
