import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ChosenRuntime } from './chosenRuntime.ts';

const program = path.resolve(import.meta.dirname, '../../dist/demo.cjs');

/** The embedded demonstration runtime as a program of its own: works anywhere, and runs no container. */
export async function demonstrationRuntime(why: string): Promise<ChosenRuntime> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-demo-'));
  const socketPath = path.join(folder, 'demo.sock');
  const child = spawn(process.execPath, [program, '--socket', socketPath], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', () => resolve());
    void ended.then(() => reject(new Error('The demonstration runtime ended before it was ready.')));
  });
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    explanation: `${why}: the embedded demonstration runtime, whose containers are make-believe, at unix://${socketPath}.`,
    endpoints: [{ name: 'demonstration', address: `unix://${socketPath}` }],
    [Symbol.asyncDispose]: stop,
  };
}
