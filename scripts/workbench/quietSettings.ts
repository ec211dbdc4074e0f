import { personalSettings } from './personalSettings.ts';

/** User settings for tests: nothing moves, asks, suggests or remembers, and terminals can be read. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  ...personalSettings,
  'workbench.reduceMotion': 'on',
  'workbench.list.smoothScrolling': false,
  // A row that sticks to the top of its view is there twice for whoever looks for it.
  'workbench.tree.enableStickyScroll': false,
  'workbench.colorTheme': 'Default Dark Modern',
  // Since 1.13x some editors open in an overlay that swallows clicks on what lies behind.
  'workbench.editor.useModal': 'off',
  'window.restoreWindows': 'none',
  'files.hotExit': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.enablePersistentSessions': false,
  'terminal.integrated.shellIntegration.enabled': false,
  'terminal.integrated.suggest.enabled': false,
  // 'auto' would turn on screen reader modes when the browser is asked for its accessibility tree.
  'editor.accessibilitySupport': 'off',
};

/** Built-in extensions that only cost start-up time in tests. Releases as old as 1.105 load them all the same. */
export const quietBuiltins: readonly string[] = [
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'vscode.configuration-editing',
  'vscode.css-language-features',
  'vscode.debug-auto-launch',
  'vscode.debug-server-ready',
  'vscode.emmet',
  'vscode.extension-editing',
  'vscode.git',
  'vscode.git-base',
  'vscode.github',
  'vscode.github-authentication',
  'vscode.grunt',
  'vscode.gulp',
  'vscode.html-language-features',
  'vscode.ipynb',
  'vscode.jake',
  'vscode.json-language-features',
  'vscode.markdown-language-features',
  'vscode.markdown-math',
  'vscode.media-preview',
  'vscode.merge-conflict',
  'vscode.notebook-renderers',
  'vscode.npm',
  'vscode.php-language-features',
  'vscode.prompt-basics',
  'vscode.references-view',
  'vscode.search-result',
  'vscode.simple-browser',
  'vscode.terminal-suggest',
  'vscode.tunnel-forwarding',
];
