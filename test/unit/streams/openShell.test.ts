import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { ExecSyncResult } from '../../../src/contract/container.ts';
import { openShell } from '../../../src/streams/openShell.ts';
import { StreamingServer } from './streamingServer.ts';
import { eventually } from '../../runtimes/eventually.ts';

const stdout = (text: string): Buffer => Buffer.from(`\x01${text}`);

describe('openShell', () => {
  let server: StreamingServer | undefined;
  let output = '';
  const commands: string[][] = [];

  beforeEach(() => {
    output = '';
    commands.length = 0;
  });
  afterEach(() => server?.dispose());

  async function open(onConnection: (connection: WebSocket) => void) {
    server = await StreamingServer.start(onConnection);
    const url = server.url();
    const runtime = {
      exec: () => Promise.resolve(url),
      execSync: (_id: string, command: readonly string[]): Promise<ExecSyncResult> => {
        commands.push([...command]);
        return Promise.reject(new Error('the runtime has gone'));
      },
    };
    return openShell(
      runtime,
      'c1',
      { shell: 'fish', words: ['fish'], starter: 'sh' },
      {
        connectTimeoutMs: 2000,
        reachedAt: { kind: 'unix', path: '/run/c.sock' },
        onOutput: (bytes) => (output += Buffer.from(bytes).toString()),
      },
    );
  }

  it('keeps the process id to itself, and hangs up by it', async () => {
    const stream = await open((connection) => {
      connection.send(stdout('4'));
      connection.send(stdout('2\r\n/ # '));
      connection.send(stdout('é'));
    });
    await eventually(() => expect(output).toBe('/ # é'));
    stream.close();
    stream.close();
    expect(commands).toEqual([['sh', '-c', 'kill -HUP "$0"', '42']]);
    expect(await stream.done).toEqual({ kind: 'closed' });
  });

  it('does not hang up on a shell that has ended', async () => {
    const stream = await open((connection) => {
      connection.send(stdout('42\r\n'));
      connection.send(Buffer.from('\x03{"status":"Success"}'));
    });
    expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
    stream.close();
    expect(commands).toEqual([]);
  });

  it('shows what came instead of a process id, when the shell fails', async () => {
    const stream = await open((connection) => {
      connection.send(stdout('no shell'));
      connection.send(Buffer.from('\x03{"status":"Failure","message":"failed"}'));
    });
    expect(await stream.done).toEqual({ kind: 'failed', message: 'failed' });
    expect(output).toBe('no shell');
    stream.close();
    expect(commands).toEqual([]);
  });

  describe('of an image that calls something else a shell', () => {
    const notShell = { failure: { reason: 'streamFailed', problem: 'notShell', detail: 'fish' } };

    it('gives up what writes without a line end, and keeps none of it', async () => {
      let flooding = true;
      const opening = open((connection) => {
        const flood = (error?: Error): void => {
          flooding = error === undefined;
          if (flooding) {
            connection.send(stdout('x'.repeat(64 * 1024)), flood);
          }
        };
        flood();
      });
      await expect(opening).rejects.toMatchObject(notShell);
      await eventually(() => expect(flooding).toBe(false));
      expect(output).toBe('');
    });

    it.each([1024, 1024 * 1024, 15 * 1024 * 1024])('gives up a first frame of %d bytes', async (length) => {
      await expect(open((connection) => connection.send(stdout('7'.repeat(length))))).rejects.toMatchObject(notShell);
    });

    it.each(['hello\r\n', '\r\n', '-1\r\n', '1e9\r\n', '0\r\n'])('gives up what begins with %j', async (line) => {
      await expect(open((connection) => connection.send(stdout(line)))).rejects.toMatchObject(notShell);
      expect(output).toBe('');
    });

    it('gives up what says nothing, when its time is over', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        let isOpen = false;
        const opening = open(() => (isOpen = true));
        const refused = expect(opening).rejects.toMatchObject(notShell);
        await vi.waitUntil(() => isOpen);
        await vi.advanceTimersByTimeAsync(10_000);
        await refused;
      } finally {
        vi.useRealTimers();
      }
    });
  });
});
