/**
 * `npm run webview`: the layers view alone in a browser, with what test/webview/recorded makes up or replays.
 *
 *   npm run webview -- --port 8100 --no-open
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { recordedAnswers } from '../test/webview/standalone/recordedAnswers.ts';
import { recordedScreens } from '../test/webview/recorded/recordedScreens.ts';
import { startStandalone } from '../test/webview/standalone/standaloneServer.ts';
import { openBrowser } from './start/openBrowser.ts';
import { runVisibly } from './testing/runVisibly.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
});

process.chdir(path.resolve(import.meta.dirname, '..'));
const webpack = path.join('node_modules', 'webpack-cli/bin/cli.js');
const code = await runVisibly(process.execPath, [webpack, '--mode', 'development', '--config-name', 'webview']);
if (code !== 0) {
  process.exit(code);
}

const server = await startStandalone(recordedAnswers, Number(values.port));
console.log(`
Open  ${server.url}?theme=dark&recorded=node
  theme     dark, light, highContrastDark, highContrastLight
  recorded  ${Object.keys(recordedScreens).join(', ')}
Ctrl-C ends it.
`);
if (!values['no-open']) {
  openBrowser(server.url);
}
