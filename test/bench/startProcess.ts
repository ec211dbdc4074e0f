import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');

export interface StartedProcess extends AsyncDisposable {
  /** The first line that it printed. */
  readonly firstLine: string;
}

/**
 * Starts a Node program of its own, TypeScript or not, and resolves with its first line: what it measured, or that it
 * is ready.
 *
 * @throws Error when it ends without one; what it complained of is on the terminal
 */
export async function startProcess(nodeArgs: readonly string[]): Promise<StartedProcess> {
  const child = spawn(process.execPath, nodeArgs, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done === true) {
    throw new Error(`${nodeArgs.join(' ')} ended without a word.`);
  }
  return { firstLine: value, [Symbol.asyncDispose]: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  }
}
