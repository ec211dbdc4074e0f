/**
 * `npm start`: VS Code in front of you, with this extension in it and a container runtime behind it.
 *
 *   npm start                              the CRI sockets of this machine, or one made for the purpose
 *   npm start -- --containerd              a private containerd with demonstration pods (root, Debian or Ubuntu)
 *   npm start -- --demo                    the embedded demonstration runtime (anywhere)
 *   npm start -- --endpoint unix:///…      the socket you name
 *   npm start -- --no-open                 print the address only
 *
 * Ctrl-C ends it, and leaves nothing running and nothing mounted.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDir } from './cacheDir.ts';
import { builtExtension } from './extension/builtExtension.ts';
import { chooseRuntime } from './start/chooseRuntime.ts';
import { openBrowser } from './start/openBrowser.ts';
import { installCodeServer } from './workbench/installCodeServer.ts';
import { personalSettings } from './workbench/personalSettings.ts';
import { startCodeServer } from './workbench/startCodeServer.ts';

const { values: wish } = parseArgs({
  options: {
    demo: { type: 'boolean', default: false },
    containerd: { type: 'boolean', default: false },
    endpoint: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});

const root = path.resolve(import.meta.dirname, '..');
const report = (message: string): void => console.log(`· ${message}`);

const ending = new AbortController();
const end = (): void => ending.abort(new Error('Interrupted.'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, end);
}

try {
  report('Building the extension, if it has changed');
  const vsix = await builtExtension();
  const install = await installCodeServer({ cacheFolder: cacheDir(), report, signal: ending.signal });
  await using runtime = await chooseRuntime({ ...wish, endpoint: wish.endpoint }, report);
  ending.signal.throwIfAborted();
  report('Starting VS Code');
  const server = await startCodeServer({
    install,
    extensions: [vsix],
    settings: personalSettings,
    machineSettings: { 'criExplorer.endpoints': runtime.endpoints },
    workspaceFolder: root,
    signal: ending.signal,
  });
  const url = server.url();
  console.log(`
${runtime.explanation}
  To choose otherwise: npm start -- --containerd | --demo | --endpoint unix:///path/to.sock

Open  ${url}
and click the CRI Explorer icon in the activity bar. Ctrl-C ends everything.
`);
  if (!wish['no-open']) {
    openBrowser(url);
  }
  await server.ended;
  await server.stop();
} catch (error) {
  if (!ending.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
