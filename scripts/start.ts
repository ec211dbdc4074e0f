/**
 * `npm start`: see `usage` in `start/startOptions.ts`.
 */
import path from 'node:path';
import { cacheDir } from './cacheDir.ts';
import { builtExtension } from './extension/builtExtension.ts';
import { chooseRuntime } from './start/chooseRuntime.ts';
import { openBrowser } from './start/openBrowser.ts';
import { readStartOptions, type StartWish, usage } from './start/startOptions.ts';
import { installCodeServer } from './workbench/installCodeServer.ts';
import { personalSettings } from './workbench/personalSettings.ts';
import { startCodeServer } from './workbench/startCodeServer.ts';

const root = path.resolve(import.meta.dirname, '..');
const report = (message: string): void => console.log(`· ${message}`);

const options = readStartOptions(process.argv.slice(2));
switch (options.kind) {
  case 'help':
    console.log(usage);
    break;
  case 'wrong':
    console.error(`${options.why}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case 'start':
    await start(options.wish);
}

async function start(wish: StartWish): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort(new Error('Interrupted.'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, end);
  }

  try {
    report('Building the extension, if it has changed');
    const vsix = await builtExtension(ending.signal);
    const install = await installCodeServer({ cacheFolder: cacheDir(), report, signal: ending.signal });
    await using runtime = await chooseRuntime(wish, report);
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
    if (wish.open) {
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
}
