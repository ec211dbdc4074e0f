import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoRuntime } from '../../../src/demo/demoRuntime.ts';
import { plantNode } from '../../../src/demo/seed/plantNode.ts';
import { connect, unary } from './demoClient.ts';

const main = path.resolve(import.meta.dirname, '../../../src/demo/main.ts');

let folder: string;
let socketPath: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'demo-main-'));
  socketPath = path.join(folder, 'cri.sock');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The program with its temporary files in the test's folder. Resolves with what it prints first, on either output. */
async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, TMPDIR: folder };
  child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) {
    throw new Error('a child without pipes');
  }
  const [first] = (await Promise.race([once(stdout, 'data'), once(stderr, 'data')])) as [Buffer];
  return first.toString();
}

describe('the program', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it serves, and leaves nothing at %s',
    async (signal) => {
      expect(await run('--socket', socketPath)).toBe(`listening on unix://${socketPath}\n`);
      const { cri, images } = connect(socketPath);
      expect((await unary(cri, 'ListContainers', {})).containers).toHaveLength(18);
      cri.close();
      images.close();
      child?.kill(signal);
      expect(await once(child ?? process, 'exit')).toEqual([0, null]);
      expect(existsSync(socketPath)).toBe(false);
      expect(readdirSync(folder).filter((name) => name.startsWith('cri-demo-'))).toEqual([]);
    },
    20_000,
  );

  it('explains itself when it is called wrongly', async () => {
    expect(await run('--containers', '5', '--socket', 'x')).toContain('Usage: demo --socket PATH');
    expect(await once(child ?? process, 'exit')).toEqual([2, null]);
  }, 20_000);
});

const startDemo = (at = socketPath) => startDemoRuntime({ socketPath: at, plant: plantNode, pullMs: [0, 0] });

/** A process that listens on the socket and is killed: its file stays. */
async function leaveStaleSocket(): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(socketPath)}, () => console.log('up'))`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the socket', () => {
  it('is for its owner only, and goes with the runtime', async () => {
    const runtime = await startDemo();
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    await runtime.stop();
    expect(existsSync(socketPath)).toBe(false);
  });

  it('replaces a stale one', async () => {
    await leaveStaleSocket();
    expect(existsSync(socketPath)).toBe(true);
    const runtime = await startDemo();
    const { cri, images } = connect(socketPath);
    await expect(unary(cri, 'Version', {})).resolves.toMatchObject({ runtime_name: 'demonstration' });
    cri.close();
    images.close();
    await runtime.stop();
  });

  it('leaves a live one alone', async () => {
    const runtime = await startDemo();
    await expect(startDemo()).rejects.toThrow('is in use by a running server');
    const { cri, images } = connect(socketPath);
    await expect(unary(cri, 'Version', {})).resolves.toMatchObject({ runtime_name: 'demonstration' });
    cri.close();
    images.close();
    await runtime.stop();
  });

  it('refuses a plain file, a missing folder and a long path', async () => {
    writeFileSync(socketPath, 'precious');
    await expect(startDemo()).rejects.toThrow('is no socket');
    await expect(startDemo(path.join(folder, 'no/such.sock'))).rejects.toThrow('does not exist');
    await expect(startDemo(path.join(folder, 'x'.repeat(110)))).rejects.toThrow('at most 107 bytes');
    expect(readdirSync(folder)).toEqual(['cri.sock']);
  });
});
