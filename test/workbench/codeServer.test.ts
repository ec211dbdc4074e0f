import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheDir } from '../../scripts/cacheDir.ts';
import type { CodeServerLayout } from '../../scripts/workbench/codeServerLayout.ts';
import { installCodeServer } from '../../scripts/workbench/installCodeServer.ts';
import { personalSettings } from '../../scripts/workbench/personalSettings.ts';
import { startCodeServer } from '../../scripts/workbench/startCodeServer.ts';
import { poll } from '../e2e/objects/poll.ts';
import { processesOfGroup } from './processesOfGroup.ts';

describe('startCodeServer', { timeout: 60_000 }, () => {
  let install: CodeServerLayout;
  let folder: string;

  beforeAll(async () => {
    install = await installCodeServer({ cacheFolder: cacheDir(), report: console.log });
    folder = await mkdtemp(path.join(tmpdir(), 'home-'));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('answers only those who know its address', async () => {
    const server = await startCodeServer({ install, extensions: [], settings: {} });
    try {
      const status = async (url: string) => (await fetch(url, { redirect: 'manual' })).status;
      expect(await status(server.url())).toBe(302);
      expect(await status(`http://127.0.0.1:${server.port}/`)).toBe(403);
    } finally {
      await server.stop();
    }
    expect(await processesOfGroup(server.processGroupId)).toEqual([]);
    expect(existsSync(server.userDataFolder)).toBe(false);
  });

  it("keeps a person's settings and folder from one start to the next", async () => {
    const home = path.join(folder, 'kept');
    const options = { install, extensions: [], settings: personalSettings, home, workspaceFolder: folder };
    const first = await startCodeServer(options);
    await first.stop();
    const settingsFile = path.join(first.userDataFolder, 'User/settings.json');
    expect(JSON.parse(await readFile(settingsFile, 'utf8'))).toEqual(personalSettings);
    await writeFile(settingsFile, '{ "mine": true }');
    const second = await startCodeServer({ ...options, machineSettings: { 'a.b': 1 } });
    await second.stop();
    expect(await readFile(settingsFile, 'utf8')).toBe('{ "mine": true }');
    expect(JSON.parse(await readFile(path.join(home, 'data/Machine/settings.json'), 'utf8'))).toEqual({ 'a.b': 1 });
    expect(new URL(second.url()).searchParams.get('folder')).toBe(folder);
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const server = await startCodeServer({ install, extensions: [], settings: {}, signal: controller.signal });
    controller.abort();
    await server.ended;
    await server.stop();
    expect(await processesOfGroup(server.processGroupId)).toEqual([]);
  });

  it('says why it cannot start', async () => {
    const first = await startCodeServer({ install, extensions: [], settings: {} });
    try {
      const second = startCodeServer({ install, extensions: [], settings: {}, port: first.port });
      await expect(second).rejects.toThrow(/EADDRINUSE/);
    } finally {
      await first.stop();
    }
  });

  it('leaves nothing behind when the process that started it is killed', async () => {
    const script = fileURLToPath(new URL('startServerAndWait.ts', import.meta.url));
    const starter = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(starter.stdout.setEncoding('utf8'), 'data')) as [string];
    const { processGroupId, userDataFolder } = JSON.parse(line) as { processGroupId: number; userDataFolder: string };
    expect(await processesOfGroup(processGroupId)).not.toEqual([]);
    starter.kill('SIGKILL');
    await poll('its processes to end', async () => (await processesOfGroup(processGroupId)).length === 0);
    expect(existsSync(path.dirname(userDataFolder))).toBe(false);
  });
});
