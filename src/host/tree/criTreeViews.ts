import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { contextKeys } from '../../contrib/contextKeys.ts';
import type { ViewId } from '../../contrib/views.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import { watchSessions } from '../../model/watchSessions.ts';
import type { Row } from '../../projection/row.ts';
import { staleMessage } from '../../projection/staleMessage.ts';
import { type ViewState, viewState } from '../../projection/viewState.ts';
import { CriTreeView } from './criTreeView.ts';
import type { EndpointSearch } from './endpointSearch.ts';
import { RowForest } from './rowForest.ts';
import { RowTooltip } from './rowTooltip.ts';
import { viewSources } from './viewSources.ts';

interface CriTreeViewsOptions {
  readonly endpoints: EndpointSessions & EndpointSearch;
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** The four views and what they share: endpoints are read while one is visible, and the welcome fits the state. */
export class CriTreeViews implements Disposable {
  readonly #endpoints: EndpointSessions & EndpointSearch;
  readonly #l10n: Localize;
  readonly #views: Readonly<Record<ViewId, CriTreeView>>;
  readonly #owned = new DisposableStore();
  #state: ViewState | undefined;

  constructor({ endpoints, l10n, nowMs }: CriTreeViewsOptions) {
    this.#endpoints = endpoints;
    this.#l10n = l10n;
    const sources = viewSources(endpoints);
    const tooltip = new RowTooltip(endpoints, l10n, nowMs);
    const view = (id: ViewId): CriTreeView => {
      const forest = new RowForest(endpoints, sources[id], l10n, nowMs);
      return this.#owned.add(new CriTreeView(id, forest, tooltip, l10n, () => this.#passVisibility()));
    };
    this.#views = {
      'criExplorer.sandboxes': view('criExplorer.sandboxes'),
      'criExplorer.containers': view('criExplorer.containers'),
      'criExplorer.images': view('criExplorer.images'),
      'criExplorer.runtime': view('criExplorer.runtime'),
    };
    this.#owned.add(
      watchSessions(endpoints, (change) => {
        if (change === undefined) {
          this.#passVisibility();
        }
        if (change === undefined || change.connection) {
          this.#passState();
        }
      }),
    );
    this.#passVisibility();
    this.#passState();
  }

  /** What is selected in a view, for a command that comes from a key and so without rows. */
  selection(id: ViewId): readonly Row[] {
    return this.#views[id].selection;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #passVisibility(): void {
    const visible = Object.values(this.#views).some((view) => view.visible);
    for (const session of this.#endpoints.sessions) {
      session.setVisible(visible);
    }
  }

  #passState(): void {
    const snapshots = this.#endpoints.sessions.map(({ store }) => store.snapshot);
    const message = staleMessage(snapshots, this.#l10n);
    for (const view of Object.values(this.#views)) {
      view.setMessage(message);
    }
    const state = viewState(snapshots, this.#endpoints.loaded);
    if (state !== this.#state) {
      this.#state = state;
      void vscode.commands.executeCommand('setContext', contextKeys.state, state);
    }
  }
}
