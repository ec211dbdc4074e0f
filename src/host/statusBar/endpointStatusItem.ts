import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { type EndpointSessions, watchSessions } from '../../model/session/endpointSessions.ts';
import { projectEndpointStatus, refreshIntervalMs } from '../../tree/status.ts';
import { statusBarText } from './statusBarText.ts';

/** The status bar item: the endpoint and how it stands. A click lists endpoints. */
export class EndpointStatusItem implements Disposable {
  readonly #endpoints: EndpointSessions;
  readonly #l10n: Localize;
  readonly #nowMs: () => number;
  readonly #item: vscode.StatusBarItem;
  readonly #owned = new DisposableStore();
  #clock: NodeJS.Timeout | undefined;

  /** `nowMs` gives milliseconds since 1970. */
  constructor(endpoints: EndpointSessions, l10n: Localize, nowMs: () => number) {
    this.#endpoints = endpoints;
    this.#l10n = l10n;
    this.#nowMs = nowMs;
    this.#item = this.#owned.add(
      vscode.window.createStatusBarItem(contributionId('endpoint'), vscode.StatusBarAlignment.Left),
    );
    this.#item.name = l10n.t('CRI Endpoint');
    this.#item.command = contributionId('selectEndpoint');
    this.#owned.add(
      watchSessions(endpoints, (change) => {
        if (change === undefined || change.connection) {
          this.#show();
        }
      }),
    );
    this.#owned.add({ dispose: () => clearTimeout(this.#clock) });
    this.#show();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(): void {
    clearTimeout(this.#clock);
    const snapshots = this.#endpoints.sessions.map(({ store }) => store.snapshot);
    const status = projectEndpointStatus(snapshots, { l10n: this.#l10n, nowMs: this.#nowMs() });
    if (status === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = statusBarText(status.troubled ? 'warning' : 'server', status.text);
    this.#item.tooltip = status.detail;
    this.#item.accessibilityInformation = { label: status.text };
    this.#item.show();
    if (status.troubled) {
      // How long an endpoint has been stale is counted on.
      this.#clock = setTimeout(() => this.#show(), refreshIntervalMs(snapshots));
    }
  }
}
