import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { createVSIX } from '@vscode/vsce';

const manifest = {
  name: 'bench-probe',
  publisher: 'cri-explorer',
  version: '1.0.0',
  engines: { vscode: '^1.105.0' },
  main: './hostProbe.cjs',
  activationEvents: ['*'],
  files: ['*'],
};

export interface HostReport {
  /** The longest time without a turn of the event loop since the last report, and how much of it was work. */
  readonly block: { readonly ms: number; readonly busyMs: number };
  /** After a collection of garbage. */
  readonly heapBytes: number;
  readonly residentBytes: number;
}

/** An extension that tells what goes on in the extension host, all extensions together. */
export interface HostProbe extends AsyncDisposable {
  readonly vsixFile: string;
  /** What the server's environment must have. */
  readonly env: NodeJS.ProcessEnv;
  /** Counts anew from here. */
  report(): Promise<HostReport>;
}

export async function hostProbe(): Promise<HostProbe> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-probe-'));
  const socketPath = path.join(folder, 'probe.sock');
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await copyFile(path.join(import.meta.dirname, 'hostProbe.cjs'), path.join(folder, 'hostProbe.cjs'));
  const vsixFile = path.join(folder, 'probe.vsix');
  const unpublished = { dependencies: false, skipLicense: true, allowMissingRepository: true };
  await createVSIX({ cwd: folder, packagePath: vsixFile, ...unpublished });
  return {
    vsixFile,
    env: { CRI_EXPLORER_BENCH_PROBE: socketPath },
    report: async () => (await json(createConnection(socketPath))) as HostReport,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
