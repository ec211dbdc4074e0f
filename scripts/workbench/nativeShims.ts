import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { spdlogShim } from './spdlogShim.ts';

/** The watchdog ends a server whose parent has died; serverGuard.ts does that here. */
const WATCHDOG_SHIM = "'use strict';\nexports.start = () => {};\n";

/** CommonJS sources by path below VS Code's node_modules; the watchdog changed its name between the releases. */
export const nativeShims: Readonly<Record<string, string>> = {
  '@vscode/spdlog/index.js': spdlogShim,
  '@vscode/native-watchdog/index.js': WATCHDOG_SHIM,
  'native-watchdog/index.js': WATCHDOG_SHIM,
};

export async function writeNativeShims(vscodeFolder: string): Promise<void> {
  for (const [relative, source] of Object.entries(nativeShims)) {
    const file = path.join(vscodeFolder, 'node_modules', relative);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, source);
  }
}
