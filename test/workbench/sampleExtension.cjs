/* global process */
/** What the sample extension does, as the extension host loads it. */
const vscode = require('vscode');
const net = require('node:net');
exports.activate = ({ subscriptions }) => {
  const changed = new vscode.EventEmitter();
  const containers = [
    ['web', 'running'],
    ['db', 'exited'],
  ];
  const fire = () => changed.fire(undefined);
  const row = (label, description, collapsible, contextValue) =>
    Object.assign(new vscode.TreeItem(label, collapsible), { description, contextValue, tooltip: 'About ' + label });
  const pods = {
    onDidChangeTreeData: changed.event,
    getChildren: (parent) => (parent ? containers.map(([name]) => name) : ['pod']),
    getTreeItem: (name) =>
      name === 'pod'
        ? row('pod', 'ready', 2, 'pod')
        : row(name, containers.find(([other]) => other === name)[1], 0, 'container'),
  };
  const none = { getChildren: () => [], getTreeItem: (item) => item };
  const status = vscode.window.createStatusBarItem('count', 1);
  status.text = '2 containers';
  status.show();
  const on = (id, run) => subscriptions.push(vscode.commands.registerCommand('sample.' + id, run));
  subscriptions.push(
    changed,
    status,
    vscode.window.createTreeView('sample.pods', { treeDataProvider: pods, canSelectMany: true }),
    vscode.window.registerTreeDataProvider('sample.images', none),
  );
  on('add', async () => {
    const validateInput = (text) => (/ /.test(text) ? 'No spaces.' : undefined);
    const name = await vscode.window.showInputBox({ title: 'New Container', prompt: 'Its name', validateInput });
    const state = name && (await vscode.window.showQuickPick(['created', 'running'], { title: 'State' }));
    if (!state) return;
    containers.push([name, state]);
    fire();
    const answer = await vscode.window.showInformationMessage('Added ' + name, 'Undo');
    if (answer === 'Undo') {
      containers.pop();
      fire();
    }
  });
  on('stop', async (name) => {
    const options = { modal: true, detail: 'Its processes end.' };
    if (!(await vscode.window.showWarningMessage('Stop ' + name + '?', options, 'Stop'))) return;
    containers.find(([other]) => other === name)[1] = 'exited';
    fire();
  });
  on('inspect', async (name) => {
    const content = 'name: ' + name + '\nnested:\n  deep: yes\n';
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content }));
  });
  on('terminal', () => {
    const written = new vscode.EventEmitter();
    let size = '';
    const pty = {
      onDidWrite: written.event,
      open: (dimensions) => {
        pty.setDimensions(dimensions);
        written.fire('ready\r\n');
      },
      setDimensions: (dimensions) => {
        if (dimensions) size = dimensions.columns + 'x' + dimensions.rows;
      },
      handleInput: (data) => written.fire(data === '\r' ? '\r\nsize ' + size + '\r\n' : data.toUpperCase()),
      close: () => {},
    };
    vscode.window.createTerminal({ name: 'sample', pty }).show();
  });
  on('panel', () => {
    const panel = vscode.window.createWebviewPanel('sample', 'Panel', 1);
    panel.webview.html = '<body><h1>Panel heading</h1></body>';
  });
  on('probe', () => {
    const path = vscode.workspace.getConfiguration('sample').get('socket');
    const tell = (outcome) => vscode.window.showInformationMessage('uid ' + process.getuid() + ' ' + outcome);
    net
      .connect(path)
      .on('error', (error) => tell(error.code))
      .on('connect', () => tell('connected'));
  });
};
