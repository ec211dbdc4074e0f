import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DemonstrationProcess } from '../../../../src/host/demonstration/demonstrationProcess.ts';
import { eventually } from '../../../runtimes/eventually.ts';

/** Stands for the bundled program: notes each of its processes, says that it is ready, and waits to be ended. */
const program = `
require('node:fs').appendFileSync(__dirname + '/pids', process.pid + '\\n');
setInterval(() => undefined, 1_000);
console.log('listening');
`;

let folder: string;
let temporary: string;
let programFile: string;
let demonstration: DemonstrationProcess;
const onExit = vi.fn();

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'cri-'));
  temporary = path.join(folder, 'tmp');
  await mkdir(temporary);
  vi.stubEnv('TMPDIR', temporary);
  programFile = path.join(folder, 'demo.cjs');
  await writeFile(programFile, program);
  demonstration = new DemonstrationProcess(programFile, onExit);
});

afterEach(async () => {
  demonstration.dispose();
  await nothingLeft();
  vi.unstubAllEnvs();
  vi.clearAllMocks();
  await rm(folder, { recursive: true });
});

async function pids(): Promise<number[]> {
  const text = await readFile(path.join(folder, 'pids'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map(Number);
}

/** Waits until each process is gone, and its folder. */
async function nothingLeft(): Promise<void> {
  await eventually(async () => {
    expect(await readdir(temporary)).toEqual([]);
    for (const pid of await pids()) {
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    }
  }, 5_000);
}

describe('DemonstrationProcess', () => {
  it('is one process, however often it is asked for, and every asker waits until it answers', async () => {
    const first = demonstration.start();
    await demonstration.start();
    expect(demonstration.address).toMatch(/^unix:\/\/.*demo\.sock$/);
    await first;
    await demonstration.start();
    expect(await pids()).toHaveLength(1);
  });

  it('leaves nothing when it is disposed of before it answers', async () => {
    const starting = demonstration.start();
    demonstration.dispose();
    await expect(starting).rejects.toThrow('ended before it was ready');
    await nothingLeft();
    expect(onExit).not.toHaveBeenCalled();
  });

  it('leaves nothing when it cannot be run at all', async () => {
    demonstration = new DemonstrationProcess('demo\0.cjs', onExit);
    await expect(demonstration.start()).rejects.toThrow('could not be started');
    await nothingLeft();
  });

  it('tells what its process said when it cannot start, and may be asked again', async () => {
    await writeFile(programFile, `console.error('no room on the device'); process.exit(1);`);
    await expect(demonstration.start()).rejects.toThrow('no room on the device');
    await writeFile(programFile, program);
    await demonstration.start();
    expect(demonstration.address).toBeDefined();
  });

  it('says when its process ended by itself, and starts another when asked', async () => {
    await demonstration.start();
    const [pid] = await pids();
    process.kill(pid ?? NaN);
    await eventually(() => expect(onExit).toHaveBeenCalledOnce());
    expect(demonstration.address).toBeUndefined();
    await demonstration.start();
    expect(await pids()).toHaveLength(2);
  });
});
