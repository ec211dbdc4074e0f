import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { projectScreen } from '../../diagram/projectScreen.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Choices, Screen } from '../../diagram/screen/screen.ts';
import { webviewWords } from '../../diagram/words.ts';
import type { HostRequest, ToWebview } from '../../protocol/messages.ts';
import { parseToHost } from '../../protocol/parseToHost.ts';
import { plainText } from '../../words/plainText.ts';
import { showFailure } from '../ui/showFailure.ts';
import { CallsFeed } from './callsFeed.ts';
import type { Destination } from './destination.ts';
import { answerRequest } from './diagramRequests.ts';
import type { DiagramServices } from './diagramServices.ts';
import { DiagramTour } from './diagramTour.ts';
import { FollowedLayers } from './followedLayers.ts';
import { objectName } from './objectName.ts';
import { webviewHtml } from './webviewHtml.ts';

/** Ages stand in the picture: it is sent again so often when nothing else changes. */
const ageIntervalMs = 10_000;

type NavigationRequest = Extract<HostRequest, { kind: 'ready' | 'show' }>;

/**
 * The diagram of one endpoint in one editor tab: it keeps what the page shows, and sends the page a screen of it after
 * each change. Nothing is read or drawn while the tab is hidden.
 */
export class DiagramPanel implements Disposable {
  readonly endpointId: string;
  readonly #panel: vscode.WebviewPanel;
  readonly #services: DiagramServices;
  readonly #owned = new DisposableStore();
  readonly #layers: FollowedLayers;
  readonly #calls: CallsFeed;
  readonly #tour: DiagramTour;
  #location: Location = { at: 'node' };
  #choices: Choices = { selectedCardId: undefined, expandedGroups: [] };
  /** Where the page is to go as soon as it runs. */
  #pending: Destination | undefined;
  /** Whether the page has said that it runs; what is posted before is lost. */
  #ready = false;
  #generation = 0;
  #lastRequestId = 0;
  #disposed = false;

  /** @param destination where to begin; a page that was kept over a reload knows where it was */
  constructor(
    panel: vscode.WebviewPanel,
    endpointId: string,
    destination: Destination | undefined,
    services: DiagramServices,
  ) {
    this.endpointId = endpointId;
    this.#panel = panel;
    this.#services = services;
    this.#pending = destination;
    this.#layers = this.#owned.add(new FollowedLayers(endpointId, services));
    this.#calls = this.#owned.add(
      new CallsFeed(
        (message) => this.#send(message),
        (id) => this.#nameOf(id),
      ),
    );
    this.#tour = new DiagramTour(services, () => this.#followAndPost());
    this.#owned.add(this.#layers.onDidChange(() => this.#post()));
    this.#owned.add(this.#layers.onDidChangeSession(() => this.#sessionChanged()));
    this.#owned.add(panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)));
    this.#owned.add(panel.onDidChangeViewState(() => this.#visibilityChanged()));
    const clock = setInterval(() => this.#post(), ageIntervalMs);
    this.#owned.add({ dispose: () => clearInterval(clock) });
    this.#sessionChanged();
    this.#load();
  }

  get location(): Location {
    return this.#location;
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  /** Brings the tab to the front, and goes there. */
  show(destination: Destination): void {
    this.#panel.reveal();
    this.navigate(destination);
  }

  navigate(destination: Destination): void {
    if (this.#ready) {
      this.#goTo(destination);
    } else {
      this.#pending = destination;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#owned.dispose();
  }

  #load(): void {
    const { extensionUri, language } = this.#services;
    const { webview, title } = this.#panel;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = webviewHtml({
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'webview.css')).toString(),
      language,
      title,
      endpointId: this.endpointId,
    });
  }

  #sessionChanged(): void {
    this.#calls.attach(this.#layers.session?.calls);
    this.#visibilityChanged();
  }

  #visibilityChanged(): void {
    if (!this.#panel.visible) {
      // A hidden page is thrown away; the one that comes in its place says `ready`.
      this.#ready = false;
      this.#calls.hide();
    }
    this.#followAndPost();
  }

  #followAndPost(): void {
    // The recording of a tour goes on while the tab is hidden.
    this.#setDetailed();
    this.#layers.setFollowed(this.#panel.visible || this.#tour.isRecording);
    this.#post();
  }

  #setDetailed(): void {
    // The recorder chooses its own sandbox then.
    if (!this.#tour.isRecording) {
      this.#layers.setDetailed(this.#location, this.#choices.selectedCardId);
    }
  }

  /** The page answers with `show`, as if the person had gone there without the tree. */
  #goTo({ location, selectedCardId }: Destination): void {
    this.#send({ kind: 'navigate', location, ...(selectedCardId !== undefined && { selectedCardId }) });
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

  #show(request: NavigationRequest, requestId: number): void {
    if (request.kind === 'ready') {
      this.#ready = true;
      this.#send({ kind: 'words', words: webviewWords(this.#services.l10n) });
    }
    this.#location = request.location ?? this.#location;
    this.#choices = request.choices;
    this.#lastRequestId = requestId;
    this.#setDetailed();
    this.#post();
    if (this.#location.at === 'tour') {
      void this.#tour.load();
    }
    if (this.#pending !== undefined) {
      this.#goTo(this.#pending);
      this.#pending = undefined;
    }
  }

  async #answer(request: Exclude<HostRequest, NavigationRequest>): Promise<void> {
    const { session, source } = this.#layers;
    switch (request.kind) {
      case 'watchCalls':
        this.#calls.want(request.watch, session?.calls);
        return;
      case 'recordTour':
        if (session !== undefined && source !== undefined && (await this.#tour.record(session, source))) {
          this.navigate({ location: { at: 'tour', step: 0 }, selectedCardId: undefined });
        }
        return;
      default:
        await answerRequest(request, this.endpointId, session, this.#services);
    }
  }

  #post(): void {
    if (!this.#ready || this.#disposed || !this.#panel.visible) {
      return;
    }
    const screen = this.#screen();
    // The projection chooses the sides of a comparison where the page left them open.
    this.#location = screen.location;
    this.#setDetailed();
    this.#generation += 1;
    this.#send({ kind: 'screen', generation: this.#generation, requestId: this.#lastRequestId, screen });
  }

  #screen(): Screen {
    const { l10n, nowMs } = this.#services;
    const { snapshot } = this.#layers;
    if (snapshot === undefined) {
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
      snapshot,
      location: this.#location,
      choices: this.#choices,
      l10n,
      nowMs: nowMs(),
      tour: this.#tour.input,
    });
  }

  #nameOf(id: string): string | undefined {
    const { session } = this.#layers;
    return session && objectName(id, session.store.snapshot);
  }

  #send(message: ToWebview): void {
    if (!this.#disposed) {
      void this.#panel.webview.postMessage(message);
    }
  }
}
