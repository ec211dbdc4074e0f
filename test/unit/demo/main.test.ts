import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, unary } from './demoClient.ts';

const main = path.resolve(import.meta.dirname, '../../../src/demo/main.ts');

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'demo-main-'));
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
      const socketPath = path.join(folder, 'cri.sock');
      expect(await run('--socket', socketPath)).toBe(`listening on unix://${socketPath}\n`);
      const { cri, images } = connect(socketPath);
      expect((await unary(cri, 'ListContainers', {})).containers.length).toBeGreaterThan(0);
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
