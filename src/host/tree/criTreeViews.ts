import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { Slices } from '../../common/slices.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { ViewId } from '../../contrib/views.ts';
import { contextKeys } from '../../contrib/whenClause.ts';
import { type EndpointSessions, type SessionViewers, watchSessions } from '../../model/session/endpointSessions.ts';
import { filterMessage } from '../../tree/filterWords.ts';
import { Forest } from '../../tree/forest.ts';
import { RowTooltip } from '../../tree/rowTooltip.ts';
import type { Row } from '../../tree/rows/row.ts';
import { staleMessage, type ViewState, viewState } from '../../tree/status.ts';
import { type EndpointSearch, ViewSources } from '../../tree/views.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';
import { CriTreeView } from './criTreeView.ts';
import { StaleDecorations } from './staleDecorations.ts';

interface CriTreeViewsOptions {
  readonly endpoints: EndpointSessions & EndpointSearch;
  readonly choices: ViewChoicesStore;
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly viewers: SessionViewers;
  /** A person selected one row of a view. */
  readonly onSelected: (row: Row) => void;
}

/** The four views and what they share: endpoints are read while one is visible, and the welcome fits the state. */
export class CriTreeViews implements Disposable {
  readonly #endpoints: EndpointSessions & EndpointSearch;
  readonly #choices: ViewChoicesStore;
  readonly #l10n: Localize;
  readonly #viewers: SessionViewers;
  readonly #views: Readonly<Record<ViewId, CriTreeView>>;
  readonly #owned = new DisposableStore();
  /** The view in which rows were selected last. */
  #lastUsed: ViewId | undefined;
  #state: ViewState | undefined;
  /** What the welcome texts go by, which may be behind. */
  #passedState: ViewState | undefined;

  constructor({ endpoints, choices, l10n, nowMs, viewers, onSelected }: CriTreeViewsOptions) {
    this.#endpoints = endpoints;
    this.#choices = choices;
    this.#l10n = l10n;
    this.#viewers = viewers;
    this.#owned.add(new StaleDecorations(endpoints));
    const slices = new Slices();
    const sources = this.#owned.add(new ViewSources(endpoints));
    const tooltip = new RowTooltip(endpoints, l10n, nowMs);
    const events = {
      onVisibility: () => {
        this.#passVisibility();
        this.#passState();
      },
      onRootsRead: () => this.#passState(),
      onDrawn: () => this.#passState(),
      onSelected,
    };
    const view = (id: ViewId): CriTreeView => {
      const source = sources.byId[id];
      const forest = new Forest({ endpoints, source, choices: () => choices.choices, slices, l10n, nowMs });
      const onUsed = (): void => {
        this.#lastUsed = id;
      };
      return this.#owned.add(new CriTreeView(id, forest, tooltip, l10n, { ...events, onUsed }));
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
    this.#owned.add(choices.onDidChange(() => Object.values(this.#views).forEach((each) => each.refreshNow())));
    this.#passVisibility();
    this.#passState();
  }

  /** Whether a row is one of these views', and not one that somebody else made up. */
  hasHandedOut(row: unknown): boolean {
    return Object.values(this.#views).some((view) => view.hasHandedOut(row));
  }

  /** What is selected in the view that a person used last. */
  get lastSelection(): readonly Row[] {
    return this.#lastUsed === undefined ? [] : this.#views[this.#lastUsed].selection;
  }

  /** What is selected in a view, for a command that comes from a key and so without rows. */
  selectionOfKey(id: ViewId): readonly Row[] {
    return this.#views[id].selectionOfKey();
  }

  /** Selects the row of an object in the view that lists its kind; false where it has none. See `revealObject` there. */
  revealObject(
    endpointId: string,
    { kind, id }: { readonly kind: 'endpoint' | 'sandbox' | 'container' | 'image'; readonly id: string },
    force: boolean,
  ): Promise<boolean> {
    const views = { endpoint: 'runtime', sandbox: 'sandboxes', container: 'containers', image: 'images' } as const;
    return this.#views[contributionId(views[kind])].revealObject(
      endpointId,
      kind,
      kind === 'endpoint' ? '' : id,
      force,
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #passVisibility(): void {
    const visible = Object.values(this.#views).some((view) => view.visible);
    for (const session of this.#endpoints.sessions) {
      this.#viewers.setVisible(this, session, visible);
    }
  }

  #passState(): void {
    const snapshots = this.#endpoints.sessions.map(({ store }) => store.snapshot);
    const { filter } = this.#choices.choices;
    for (const view of Object.values(this.#views)) {
      const lines = [
        staleMessage(snapshots, this.#l10n),
        view.counts === undefined ? '' : filterMessage(view.counts, filter, this.#l10n),
      ];
      view.setMessage(lines.filter((line) => line !== '').join(' · '));
    }
    const state = viewState(snapshots, this.#endpoints.loaded);
    const views = Object.values(this.#views);
    if (state !== this.#state) {
      this.#state = state;
      views.forEach((view) => view.refreshNow());
    }
    // An empty view of a live endpoint says that there is nothing: not while rows are on their way to it.
    if (state !== this.#passedState && (state !== 'live' || views.every((view) => view.showsRoots))) {
      this.#passedState = state;
      void vscode.commands.executeCommand('setContext', contextKeys.state, state);
    }
  }
}
