import { readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { packExtension } from '../workbench/packExtension.ts';

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
  const extension = await packExtension({
    'package.json': JSON.stringify(manifest),
    'hostProbe.cjs': await readFile(path.join(import.meta.dirname, 'hostProbe.cjs'), 'utf8'),
  });
  const socketPath = path.join(extension.folder, 'probe.sock');
  return {
    vsixFile: extension.vsixFile,
    env: { CRI_EXPLORER_BENCH_PROBE: socketPath },
    report: async () => (await json(createConnection(socketPath))) as HostReport,
    [Symbol.asyncDispose]: async () => extension[Symbol.asyncDispose](),
  };
}
