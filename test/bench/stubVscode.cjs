/** As much of `vscode` as activation touches, doing nothing: what is left is the extension's own time. */
class Disposable {
  dispose() {}
}

class EventEmitter extends Disposable {
  event = () => new Disposable();
  fire() {}
}

const event = () => new Disposable();
const register = () => new Disposable();
const later = () => Promise.resolve();

const memento = { get: () => undefined, update: later, keys: () => [] };

module.exports = {
  Disposable,
  EventEmitter,
  TreeItem: class {},
  ThemeIcon: class {},
  ThemeColor: class {},
  MarkdownString: class {},
  FileDecoration: class {},
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  ProgressLocation: { Window: 10, Notification: 15 },
  ConfigurationTarget: { Global: 1 },
  Uri: { from: (parts) => parts, joinPath: (base, ...parts) => ({ ...base, path: [base.path, ...parts].join('/') }) },
  l10n: { t: (message) => message },
  env: {},
  languages: {},
  commands: { registerCommand: register, executeCommand: later },
  workspace: {
    getConfiguration: () => memento,
    onDidChangeConfiguration: event,
    registerTextDocumentContentProvider: register,
  },
  window: {
    createOutputChannel: () => ({ info() {}, warn() {}, error() {}, debug() {}, trace() {}, dispose() {} }),
    createStatusBarItem: () => ({ show() {}, hide() {}, dispose() {} }),
    createTreeView: () => ({
      visible: false,
      selection: [],
      onDidExpandElement: event,
      onDidCollapseElement: event,
      onDidChangeVisibility: event,
      onDidChangeSelection: event,
      dispose() {},
    }),
    onDidCloseTerminal: event,
    registerFileDecorationProvider: register,
    registerWebviewPanelSerializer: register,
  },

  /** Not of `vscode`: what activate() is given. */
  extensionContext: (extensionPath) => ({
    extensionPath,
    extensionUri: { path: extensionPath },
    globalStorageUri: { path: extensionPath },
    extension: { packageJSON: {} },
    subscriptions: [],
    globalState: memento,
    workspaceState: memento,
    secrets: { get: later, store: later, delete: later, onDidChange: event },
  }),
};
