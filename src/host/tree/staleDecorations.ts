import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { type EndpointSessions, watchSessions } from '../../model/session/endpointSessions.ts';

/**
 * Dims the labels of rows that are as old as the connection is dead. The rows stay as they are: the workbench keeps
 * decorations apart and asks for them once an endpoint.
 */
export class StaleDecorations implements vscode.FileDecorationProvider, Disposable {
  readonly #endpoints: EndpointSessions;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly #owned = new DisposableStore();

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(endpoints: EndpointSessions) {
    this.#endpoints = endpoints;
    this.#owned.add(this.#changed);
    this.#owned.add(
      watchSessions(endpoints, (change) => {
        if (change === undefined || change.connection) {
          this.#changed.fire(endpoints.sessions.map(({ endpoint }) => rowUri(endpoint.id)));
        }
      }),
    );
    this.#owned.add(vscode.window.registerFileDecorationProvider(this));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const endpointId = endpointOfRowUri(uri);
    const session = endpointId === undefined ? undefined : this.#endpoints.session(endpointId);
    const phase = session?.store.snapshot.connection.phase;
    return phase === 'stale'
      ? new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor('disabledForeground'))
      : undefined;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}

/** Nothing can be opened under it: the workbench decorates rows by their address, and by nothing else. */
const scheme = 'cri-explorer-row';

/** One address for all rows of an endpoint. */
export function rowUri(endpointId: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${endpointId}` });
}

export function endpointOfRowUri({ scheme: of, path }: vscode.Uri): string | undefined {
  return of === scheme ? path.slice(1) : undefined;
}
