import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { ExecSyncResult } from '../../../src/contract/container.ts';
import { openShell } from '../../../src/streams/openShell.ts';
import { StreamingServer } from './streamingServer.ts';

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
    await vi.waitFor(() => expect(output).toBe('/ # é'));
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
});
