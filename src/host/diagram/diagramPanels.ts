import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { isRecord } from '../../common/isRecord.ts';
import { layersViewType } from '../../contrib/views.ts';

import type { Row } from '../../tree/rows/row.ts';
import { plainText } from '../../words/plainText.ts';
import { followedDestination, nodeDestination, type RowObject, rowDestination } from './destination.ts';
import type { DiagramPanel } from './diagramPanel.ts';
import type { DiagramServices } from './diagramServices.ts';

/** The diagrams that are open: at most one an endpoint. What draws them is loaded with the first. */
export class DiagramPanels implements vscode.WebviewPanelSerializer, Disposable {
  readonly #services: DiagramServices;
  readonly #panels = new Map<string, DiagramPanel>();
  readonly #owned = new DisposableStore();

  constructor(services: DiagramServices) {
    this.#services = services;
    this.#owned.add(vscode.window.registerWebviewPanelSerializer(layersViewType, this));
  }

  /** Opens the diagram at what a row stands for, at the node where it stands for nothing in it. */
  async open(endpointId: string, row: RowObject): Promise<void> {
    const session = this.#services.sessions.session(endpointId);
    const destination = (session && rowDestination(row, session.store.snapshot)) ?? nodeDestination;
    const { DiagramPanel } = await loadDiagram();
    const known = this.#panels.get(endpointId);
    if (known !== undefined) {
      known.show(destination);
      return;
    }
    const name = plainText(session?.endpoint.name ?? endpointId);
    const title = this.#services.l10n.t('Layers: {0}', name);
    const panel = vscode.window.createWebviewPanel(layersViewType, title, vscode.ViewColumn.Active);
    this.#adopt(panel, new DiagramPanel(panel, endpointId, destination, this.#services));
  }

  /** A row was selected in a tree: a diagram in sight goes along. */
  follow(row: Row): void {
    const panel = this.#panels.get(row.endpointId);
    const session = this.#services.sessions.session(row.endpointId);
    if (panel?.visible === true && session !== undefined) {
      const destination = followedDestination(panel.location, row, session.store.snapshot);
      if (destination !== undefined) {
        panel.navigate(destination);
      }
    }
  }

  /** After a reload of the window. The page has its state and tells it; only whose it is must be known here. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const closed = new AbortController();
    panel.onDidDispose(() => closed.abort());
    const endpointId = isRecord(state) ? state['endpointId'] : undefined;
    const { DiagramPanel } = await loadDiagram();
    if (closed.signal.aborted) {
      return;
    }
    if (typeof endpointId !== 'string' || this.#panels.has(endpointId)) {
      panel.dispose();
      return;
    }
    this.#adopt(panel, new DiagramPanel(panel, endpointId, undefined, this.#services));
  }

  dispose(): void {
    this.#owned.dispose();
    this.#panels.forEach((panel) => panel.dispose());
    this.#panels.clear();
  }

  #adopt(panel: vscode.WebviewPanel, diagram: DiagramPanel): void {
    const icon = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.#services.extensionUri, 'media', `layers-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    this.#panels.set(diagram.endpointId, diagram);
    panel.onDidDispose(() => {
      this.#panels.delete(diagram.endpointId);
      diagram.dispose();
    });
  }
}

/** What draws is loaded with the first diagram: activation stays small. Nothing waits between this and the use of it. */
function loadDiagram(): Promise<{ readonly DiagramPanel: typeof DiagramPanel }> {
  return import(/* webpackChunkName: "diagram" */ './diagramPanel.ts');
}
