import { setTimeout as pause } from 'node:timers/promises';
import { CriError } from '../../src/contract/failure.ts';
import { openShell } from '../../src/streams/openShell.ts';
import { type AttackResult, failureLine } from './attackResult.ts';
import { hostileStreams } from './hostileStreams.ts';
import { polluted } from './polluted.ts';

const connectTimeoutMs = 1_000;
/** How long one is watched before the person closes the terminal. */
const watchedMs = 1_500;
const hangsAfterMs = 30_000;
const mostHeldBytes = 200 * 1024 * 1024;

/** A shell at a server that does what it likes: it ends, in words, holds little, and never ends the program. */
export async function streamingServers(): Promise<AttackResult> {
  const failures: string[] = [];
  let current = '';
  const uncaught = (error: unknown): void => void failures.push(failureLine(`${current}, uncaught`, error));
  process.on('uncaughtException', uncaught).on('unhandledRejection', uncaught);
  let mostHeld = 0;
  for (const { name, start } of hostileStreams) {
    current = name;
    const server = await start();
    globalThis.gc?.();
    const before = heldBytes();
    let held = 0;
    const watching = setInterval(() => (held = Math.max(held, heldBytes() - before)), 20);
    try {
      const hang = pause(hangsAfterMs, undefined, { ref: false }).then(() => Promise.reject(new Error('hangs')));
      await Promise.race([shellAt(server.port), hang]);
    } catch (error) {
      if (!(error instanceof CriError)) {
        failures.push(failureLine(name, error));
      }
    }
    clearInterval(watching);
    server.stop();
    mostHeld = Math.max(mostHeld, held);
    if (held > mostHeldBytes) {
      failures.push(`${name}: held ${Math.round(held / 1e6)} MB`);
    }
    if (polluted().length > 0) {
      failures.push(`${name}: the prototype of all objects has ${polluted().join(', ')}`);
    }
  }
  process.off('uncaughtException', uncaught).off('unhandledRejection', uncaught);
  return {
    ...{ area: 'malicious streaming servers', tried: hostileStreams.length, failures },
    notes: [`held ${Math.round(mostHeld / 1e6)} MB at most, the server's own part with it`],
  };
}

/** Opens a terminal there, types, looks on for a while, and closes it, as a person would. */
async function shellAt(port: number): Promise<void> {
  const giveUp = new AbortController();
  const runtime = {
    exec: () => Promise.resolve(`http://127.0.0.1:${port}/exec/token`),
    execSync: () => Promise.resolve({ stdout: new Uint8Array(), stderr: new Uint8Array(), exitCode: 0 }),
  };
  const timer = setTimeout(() => giveUp.abort(), watchedMs);
  try {
    const reachedAt = { kind: 'unix', path: '/run/c.sock' } as const;
    const options = { reachedAt, connectTimeoutMs, signal: giveUp.signal, onOutput: () => undefined };
    const stream = await openShell(runtime, 'id', { shell: 'sh', starter: 'sh', words: ['sh'] }, options);
    stream.resize({ columns: 80, rows: 24 });
    void stream.write(Buffer.from('ls\n'));
    await Promise.race([stream.done, pause(watchedMs)]);
    stream.close();
    await stream.done;
  } finally {
    clearTimeout(timer);
  }
}

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
