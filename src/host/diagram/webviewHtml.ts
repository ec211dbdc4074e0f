import { randomBytes } from 'node:crypto';

interface WebviewHtmlOptions {
  /** As the webview names its own resources. */
  readonly cspSource: string;
  /** As the webview may load it. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** As in `vscode.env.language`. */
  readonly language: string;
  readonly title: string;
  /** Goes into the view's saved state, so that a restored view knows whose it is. */
  readonly endpointId: string;
}

/**
 * The page that the diagram is drawn in. It loads its one script and its style, and nothing else from anywhere.
 *
 * Lives in host although it needs no vscode: its policy speaks of what VS Code's webviews may load.
 */
export function webviewHtml({
  cspSource,
  scriptUri,
  styleUri,
  language,
  title,
  endpointId,
}: WebviewHtmlOptions): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    // These two do not fall back on the default.
    "base-uri 'none'",
    "form-action 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    // The picture that is saved is drawn from memory.
    'img-src data: blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="stylesheet" href="${escapeHtml(styleUri)}">
  </head>
  <body data-endpoint-id="${escapeHtml(endpointId)}">
    <div id="root"></div>
    <script nonce="${nonce}" src="${escapeHtml(scriptUri)}"></script>
  </body>
</html>`;
}

/** The name of an endpoint comes from a setting, and stands between quotes here. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
