import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { contributionPrefix } from './contrib/contributionId.ts';
import { discoverEndpoints } from './endpoint/discoverEndpoints.ts';
import { watchPlaces } from './endpoint/watchPlaces.ts';
import { registerCommands } from './host/commands/registerCommands.ts';
import { EndpointsInClear } from './host/credentials/endpointsInClear.ts';
import { DemonstrationProcess } from './host/demonstration/demonstrationProcess.ts';
import { DiagramPanels } from './host/diagram/diagramPanels.ts';
import { TourStore } from './host/diagram/tourStore.ts';
import { EndpointRegistry } from './host/endpoints/endpointRegistry.ts';
import { openEndpointSession } from './host/endpoints/openEndpointSession.ts';
import { InspectDocuments } from './host/inspect/inspectDocuments.ts';
import { EndpointStatusItem } from './host/statusBar/endpointStatusItem.ts';
import { registerExecCommands } from './host/terminal/registerExecCommands.ts';
import { CriTreeViews } from './host/tree/criTreeViews.ts';
import { plainLog } from './host/ui/plainLog.ts';
import { readSetting, writeEndpoints } from './host/ui/settings.ts';
import { ViewChoicesStore } from './host/ui/viewChoicesStore.ts';
import { registerViewCommands } from './host/view/registerViewCommands.ts';
import { SessionViewers } from './model/session/endpointSessions.ts';

/** The composition root: the one chain of `new`. Commands and views come first, connections after activation. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <T extends vscode.Disposable>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };
  const { l10n } = vscode;
  const log = own(plainLog(vscode.window.createOutputChannel('CRI Explorer', { log: true })));

  const demonstration = own(
    new DemonstrationProcess(path.join(context.extensionPath, 'dist/demo.cjs'), () => void sessions.reload()),
  );
  const sessions = own(
    new EndpointRegistry({
      configured: () => readSetting('endpoints'),
      additional: () =>
        demonstration.address === undefined ? [] : [{ name: l10n.t('demonstration'), address: demonstration.address }],
      discover: (known) => discoverEndpoints({ env: process.env, known }),
      watchPlaces: (onChange) => watchPlaces({ env: process.env }, onChange),
      openSession: (endpoint) => openEndpointSession(endpoint, (message) => log.info(message)),
    }),
  );
  const choices = own(new ViewChoicesStore(context.globalState));
  const viewers = new SessionViewers();
  const views: CriTreeViews = own(
    new CriTreeViews({
      endpoints: sessions,
      choices,
      l10n,
      nowMs: Date.now,
      viewers,
      onSelected: (row) => diagrams.follow(row),
    }),
  );
  const rowsOfDiagrams = new WeakSet<object>();
  const isOwnRow = (row: unknown): boolean => views.hasHandedOut(row) || rowsOfDiagrams.has(row as object);
  const diagrams = own(
    new DiagramPanels({
      sessions,
      viewers,
      noteRow: (row) => rowsOfDiagrams.add(row),
      reveal: (endpointId, object, force) => views.revealObject(endpointId, object, force),
      tours: new TourStore(context.extensionUri, context.globalStorageUri),
      // package.json is ours: it has one.
      extensionVersion: String((context.extension.packageJSON as { version?: unknown }).version),
      extensionUri: context.extensionUri,
      language: vscode.env.language,
      l10n,
      log,
      nowMs: Date.now,
    }),
  );
  own(registerViewCommands(choices, sessions, l10n));
  own(new EndpointStatusItem(sessions, l10n, Date.now));
  const documents = own(new InspectDocuments(sessions, l10n));
  /** What knows of logins loads with the first pull. */
  const loadSecrets = () => import(/* webpackChunkName: "login" */ './host/credentials/editorSecrets.ts');
  const logins = {
    inClear: new EndpointsInClear(context.globalState),
    places: {
      env: process.env,
      homeFolder: homedir(),
      uid: process.getuid?.(),
      kubeletConfig: '/var/lib/kubelet/config.json',
    },
    l10n,
    log,
  };
  own(
    registerCommands({
      sessions,
      l10n,
      log,
      memento: context.globalState,
      nowMs: Date.now,
      isOwnRow,
      selectedRows: (view) => views.selectionOfKey(view),
      lastSelection: () => views.lastSelection,
      readSetting,
      writeEndpoints,
      searchEndpoints: () => sessions.reload(),
      inspect: (subject, preview) => documents.open(subject, preview),
      showLayers: (endpointId, row) => diagrams.open(endpointId, row),
      startDemonstration: async () => {
        await demonstration.start();
        await sessions.reload();
      },
      withRegistryLogin: async (request, pull) => {
        const { withRegistryLogin } = await import(
          /* webpackChunkName: "login" */ './host/credentials/registryLogin.ts'
        );
        const secrets = (await loadSecrets()).editorSecrets(context.secrets);
        return withRegistryLogin(request, pull, { ...logins, secrets });
      },
      forgetRegistryLogin: async () => {
        const { forgetRegistryLogin } = await import(
          /* webpackChunkName: "login" */ './host/credentials/forgetRegistryLogin.ts'
        );
        const secrets = (await loadSecrets()).editorSecrets(context.secrets);
        return forgetRegistryLogin(secrets, logins.inClear, l10n);
      },
    }),
  );
  own(
    registerExecCommands({
      sessions,
      l10n,
      lastSelection: () => views.lastSelection,
      isOwnRow,
      settings: () => ({ shells: readSetting('execShells'), requestTimeoutMs: readSetting('requestTimeoutMs') }),
    }),
  );
  own(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${contributionPrefix}.endpoints`)) {
        void sessions.reload();
      }
    }),
  );
  void sessions.reload();
}
