import { type ThemeName, themes } from './themes.ts';

/** The webview's page, under the policy that the extension gives it and what the stub of the host needs: a fetch. */
export function pageHtml(theme: ThemeName, recorded: string, nonce: string): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    'img-src data: blob:',
    "font-src 'self'",
    "connect-src 'self'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Runtime Layers</title>
    <link rel="stylesheet" href="/theme-${theme}.css">
    <link rel="stylesheet" href="/webview.css">
  </head>
  <body class="${themes[theme].className}" data-recorded="${recorded}">
    <div id="root"></div>
    <script nonce="${nonce}" src="/stubHost.js"></script>
    <script nonce="${nonce}" src="/webview.js"></script>
  </body>
</html>`;
}

export function themeCss(theme: ThemeName): string {
  const lines = Object.entries(themes[theme].variables).map(([name, value]) => `  --vscode-${name}: ${value};`);
  return `:root {\n${lines.join('\n')}\n}\n`;
}
