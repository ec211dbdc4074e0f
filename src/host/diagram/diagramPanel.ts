import * as vscode from 'vscode';
import { callsAsJson } from '../../calls/callsAsJson.ts';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { LayersSource } from '../../contract/layers/snapshot.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { projectScreen } from '../../diagram/projectScreen.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Choices, Screen } from '../../diagram/screen/screen.ts';
import { webviewWords } from '../../diagram/words.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import { parseToHost } from '../../protocol/parseToHost.ts';
import type { HostRequest } from '../../protocol/toHost.ts';
import type { ToWebview } from '../../protocol/toWebview.ts';
import { plainText } from '../../words/plainText.ts';
import { showFailure } from '../ui/showFailure.ts';
import { CallsFeed } from './callsFeed.ts';
import type { DiagramServices } from './diagramServices.ts';
import { DiagramTour } from './diagramTour.ts';
import { lookedAt } from './lookedAt.ts';
import { openLayers } from './openLayers.ts';
import type { RowPlace } from './rowPlace.ts';
import { saveFile } from './saveFile.ts';
import { webviewHtml } from './webviewHtml.ts';

/** Ages stand in the picture: it is told anew so often when nothing else changes. */
const ageIntervalMs = 10_000;

/** The diagram of one endpoint in one editor tab. Nothing is read or drawn while the tab is hidden. */
export class DiagramPanel implements Disposable {
  readonly endpointId: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #services: DiagramServices;
  readonly #owned = new DisposableStore();
  /** What belongs to the session that is there now: another one may take its place. */
  #attached:
    { readonly session: EndpointSession; readonly layers: LayersSource; readonly own: DisposableStore } | undefined;
  readonly #calls = new CallsFeed((message) => this.#send(message));
  readonly #tour: DiagramTour;
  #location: Location = { at: 'node' };
  /** Where to go as soon as the page runs: asked for while it did not. */
  #pending: RowPlace | undefined;
  #choices: Choices = { selectedCardId: undefined, expandedGroups: [] };
  /** Whether the page has said that it runs; what is posted before is lost. */
  #ready = false;
  #generation = 0;
  #lastRequestId = 0;
  #disposed = false;

  /** @param place where to begin; a page that was kept over a reload knows itself */
  constructor(panel: vscode.WebviewPanel, endpointId: string, place: RowPlace | undefined, services: DiagramServices) {
    this.endpointId = endpointId;
    this.#panel = panel;
    this.#services = services;
    this.#pending = place;
    this.#tour = new DiagramTour(services, () => this.#tourChanged());
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(services.extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#owned.add(webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)));
    this.#owned.add(panel.onDidChangeViewState(() => this.#visibilityChanged()));
    this.#owned.add(services.sessions.onDidChangeSessions(() => this.#attach()));
    const clock = setInterval(() => this.#post(), ageIntervalMs);
    this.#owned.add({ dispose: () => clearInterval(clock) });
    this.#attach();
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.css')).toString(),
      language: services.language,
      title: panel.title,
      endpointId,
    });
  }

  get location(): Location {
    return this.#location;
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  /** Brings the tab to the front, and goes there. */
  show({ location, selectedCardId }: RowPlace): void {
    this.#panel.reveal();
    this.navigate({ location, selectedCardId });
  }

  navigate(place: RowPlace): void {
    if (this.#ready) {
      this.#goTo(place);
    } else {
      this.#pending = place;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#detach();
    this.#calls.dispose();
    this.#owned.dispose();
  }

  #attach(): void {
    const { sessions } = this.#services;
    const session = sessions.session(this.endpointId);
    if (session === this.#attached?.session) {
      return;
    }
    this.#detach();
    if (session !== undefined) {
      const own = new DisposableStore();
      const layers = own.add(openLayers(session, this.#services.nowMs));
      own.add(layers.onDidChange(() => this.#post()));
      this.#attached = { session, layers, own };
    }
    this.#calls.attach(session?.calls);
    this.#visibilityChanged();
  }

  #detach(): void {
    if (this.#attached !== undefined) {
      const { session, own } = this.#attached;
      this.#attached = undefined;
      this.#services.viewers.setVisible(this, session, false);
      own.dispose();
    }
  }

  #visibilityChanged(): void {
    const { visible } = this.#panel;
    if (!visible) {
      // A hidden page is thrown away, and says `ready` when it is made anew.
      this.#ready = false;
      this.#calls.hide();
    }
    this.#follow();
    this.#post();
  }

  #follow(): void {
    if (this.#attached !== undefined) {
      const { session, layers } = this.#attached;
      const isFollowed = this.#panel.visible || this.#tour.isRecording;
      this.#services.viewers.setVisible(this, session, isFollowed);
      this.#look();
      layers.setVisible(isFollowed);
    }
  }

  #tourChanged(): void {
    this.#follow();
    this.#post();
  }

  /** The page answers with `show`, as if the person had gone there by himself. */
  #goTo({ location, selectedCardId }: RowPlace): void {
    this.#send({ kind: 'navigate', location, ...(selectedCardId !== undefined && { selectedCardId }) });
  }

  #look(): void {
    if (this.#attached !== undefined && !this.#tour.isRecording) {
      const { session, layers } = this.#attached;
      layers.setDetailed(lookedAt(this.#location, this.#choices.selectedCardId, session.store.snapshot));
    }
  }

  async #receive(message: unknown): Promise<void> {
    const request = parseToHost(message);
    if (request === undefined) {
      return;
    }
    const { requestId } = request;
    try {
      if (request.kind === 'ready' || request.kind === 'show') {
        this.#show(request, requestId);
      } else {
        await this.#answer(request);
        this.#send({ kind: 'done', requestId });
      }
    } catch (error) {
      const { l10n } = this.#services;
      this.#send({ kind: 'failed', requestId, text: l10n.t('That did not work.') });
      showFailure(error, l10n.t('The diagram could not do that.'), this.#services);
    }
  }

  #show(request: Extract<HostRequest, { kind: 'ready' | 'show' }>, requestId: number): void {
    if (request.kind === 'ready') {
      this.#ready = true;
      this.#send({ kind: 'words', words: webviewWords(this.#services.l10n) });
    }
    this.#location = request.location ?? this.#location;
    this.#choices = request.choices;
    this.#lastRequestId = requestId;
    this.#look();
    this.#post();
    if (this.#location.at === 'tour') {
      void this.#tour.load();
    }
    if (this.#pending !== undefined) {
      this.#goTo(this.#pending);
      this.#pending = undefined;
    }
  }

  async #answer(request: Exclude<HostRequest, { kind: 'ready' | 'show' }>): Promise<void> {
    const { l10n, reveal } = this.#services;
    switch (request.kind) {
      case 'reveal':
        if (!(await reveal(this.endpointId, request.object, request.force)) && request.force) {
          void vscode.window.showInformationMessage(
            l10n.t('The trees have no row of it now: it is gone, or the filter hides it.'),
          );
        }
        return;
      case 'run': {
        const { kind, id } = request.object;
        const row = { kind, endpointId: this.endpointId, objectId: kind === 'endpoint' ? '' : id, label: id };
        await vscode.commands.executeCommand(contributionId(request.command), row);
        return;
      }
      case 'watchCalls':
        this.#calls.want(request.watch, this.#attached?.session.calls);
        return;
      case 'clearCalls':
        this.#attached?.session.calls.clear();
        return;
      case 'exportCalls':
        await this.#save('calls', 'json', this.#callsAsJson());
        return;
      case 'savePicture':
        await (request.format === 'svg'
          ? this.#save('layers', 'svg', Buffer.from(request.data))
          : this.#save('layers', 'png', Buffer.from(request.dataBase64, 'base64')));
        return;
      case 'recordTour':
        if (this.#attached && (await this.#tour.record(this.#attached.session, this.#attached.layers))) {
          this.navigate({ location: { at: 'tour', step: 0 }, selectedCardId: undefined });
        }
        return;
    }
  }

  async #save(what: string, extension: string, data: Uint8Array): Promise<void> {
    const { l10n } = this.#services;
    const name = this.#attached?.session.endpoint.name ?? 'endpoint';
    await saveFile(`${name}-${what}`, extension, data, l10n);
  }

  #callsAsJson(): Buffer {
    const { extensionVersion, nowMs } = this.#services;
    const session = this.#attached?.session;
    const header = { extensionVersion, runtime: session?.store.snapshot.runtime?.version, exportedAtMs: nowMs() };
    return Buffer.from(callsAsJson(header, session?.calls.records ?? []));
  }

  #post(): void {
    if (!this.#ready || this.#disposed || !this.#panel.visible) {
      return;
    }
    const screen = this.#screen();
    // The sides of a comparison may have been chosen only now.
    this.#location = screen.location;
    this.#look();
    this.#generation += 1;
    this.#send({ kind: 'screen', generation: this.#generation, requestId: this.#lastRequestId, screen });
  }

  #screen(): Screen {
    const { l10n, nowMs } = this.#services;
    if (this.#attached === undefined) {
      return {
        location: this.#location,
        crumbs: [],
        status: { text: l10n.t('not connected'), tone: 'muted' },
        body: {
          level: 'empty',
          title: l10n.t('{0} is not among the endpoints', plainText(this.endpointId)),
          text: l10n.t('Connect to it, and its layers are drawn here.'),
        },
        details: undefined,
      };
    }
    return projectScreen({
      snapshot: this.#attached.layers.snapshot,
      location: this.#location,
      choices: this.#choices,
      l10n,
      nowMs: nowMs(),
      tour: this.#tour.input,
    });
  }

  #send(message: ToWebview): void {
    if (!this.#disposed) {
      void this.#panel.webview.postMessage(message);
    }
  }
}
