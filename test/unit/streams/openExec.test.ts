import http, { type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { CriError, type CriFailure } from '../../../src/contract/failure.ts';
import { channels, encodeFrame } from '../../../src/streams/channelProtocol.ts';
import type { ExecStream } from '../../../src/streams/execStream.ts';
import { openExec } from '../../../src/streams/openExec.ts';
import { StreamingServer } from './streamingServer.ts';
import { eventually } from '../../runtimes/eventually.ts';

const disposables: { dispose(): void }[] = [];

afterEach(() => {
  for (const disposable of disposables.splice(0)) {
    disposable.dispose();
  }
});

const reachedAt = { kind: 'unix', path: '/run/c.sock' } as const;
const request = { containerId: 'c1', command: ['sh'], tty: true, stdin: true };

const send = (connection: WebSocket, channel: number, text: string): void =>
  connection.send(encodeFrame(channel, new TextEncoder().encode(text)));

async function serve(
  onConnection?: (connection: WebSocket, request: IncomingMessage) => void,
): Promise<StreamingServer> {
  const server = await StreamingServer.start(onConnection);
  disposables.push(server);
  return server;
}

interface Opened {
  readonly stream: ExecStream;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

async function open(url: string, options: { signal?: AbortSignal; connectTimeoutMs?: number } = {}): Promise<Opened> {
  const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const stream = await openExec({ exec: () => Promise.resolve(url) }, request, {
    connectTimeoutMs: 5000,
    reachedAt,
    ...options,
    onOutput: (bytes, source) => output[source].push(bytes),
  });
  disposables.push({ dispose: () => stream.close() });
  return {
    stream,
    stdout: () => Buffer.concat(output.stdout).toString(),
    stderr: () => Buffer.concat(output.stderr).toString(),
  };
}

async function failureOf(promise: Promise<unknown>): Promise<CriFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CriError)) {
    throw new Error(`expected a CriError, got ${String(error)}`);
  }
  expect(error.message).not.toContain('token');
  return error.failure;
}

describe('openExec', () => {
  it('delivers output sent together with the handshake, and the exit code', async () => {
    const server = await serve((connection) => {
      connection.send(Uint8Array.of(channels.stdout));
      send(connection, channels.stdout, 'out');
      send(connection, channels.stderr, 'err');
      send(connection, channels.status, '{"status":"Success"}');
      connection.close();
    });
    const { stream, stdout, stderr } = await open(server.url());
    expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
    expect(stdout()).toBe('out');
    expect(stderr()).toBe('err');
    expect(server.offeredProtocols).toEqual(['v4.channel.k8s.io']);
  });

  it('takes a URL without a scheme', async () => {
    const server = await serve((connection) => send(connection, channels.status, '{"status":"Success"}'));
    const { stream } = await open(`//${server.host}/exec/token`);
    expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
  });

  it('sends nothing to a host that nobody chose, and says which', async () => {
    expect(await failureOf(open('http://192.0.2.7:9/exec/token'))).toEqual({
      reason: 'streamFailed',
      target: 'ws://192.0.2.7:9',
      problem: 'otherHost',
      detail: '',
    });
  });

  it('names the server’s own host, and takes a path with whatever is in it', async () => {
    const requests: IncomingMessage[] = [];
    const server = await serve((_connection, incoming) => requests.push(incoming));
    await open(server.url('/exec/a:b;c=%2F%20?d=e:f'));
    expect(requests.map(({ url, headers }) => [url, headers.host])).toEqual([
      ['/exec/a:b;c=%2F%20?d=e:f', server.host],
    ]);
  });

  it('asks for no connection of http, which VS Code and the environment send through a web proxy', async () => {
    const asked = vi.spyOn(http, 'request');
    const server = await serve();
    await open(server.url());
    // VS Code puts its agent into all requests but these.
    expect(asked.mock.calls).toEqual([[expect.objectContaining({ socketPath: '/direct', path: '/exec/token' })]]);
    expect(asked.mock.calls[0]?.[0]).not.toHaveProperty('agent');
    asked.mockRestore();
  });

  it('hangs up on a server that goes on and on after the status, and tells the end', async () => {
    let sent = 0;
    const server = await serve((connection) => {
      send(connection, channels.status, '{"status":"Success"}');
      const flood = (error?: Error): void => {
        if (error === undefined) {
          sent += 1;
          connection.send(encodeFrame(channels.stdout, new Uint8Array(1024 * 1024)), flood);
        }
      };
      flood();
    });
    const { stream, stdout } = await open(server.url());
    expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
    await eventually(() => expect(server.connections).toBe(0));
    expect(stdout().length).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(sent).toBeLessThan(100);
  });

  it('keeps output that follows the status', async () => {
    const server = await serve((connection) => {
      send(connection, channels.status, '{"status":"Success"}');
      send(connection, channels.stdout, 'late');
    });
    const { stream, stdout } = await open(server.url());
    expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
    expect(stdout()).toBe('late');
  });

  it('reports a command that the runtime could not run', async () => {
    const server = await serve((connection) =>
      send(connection, channels.status, '{"status":"Failure","message":"no such file"}'),
    );
    const { stream } = await open(server.url());
    expect(await stream.done).toEqual({ kind: 'failed', message: 'no such file' });
  });

  it('sends input in order and the size on its own channel', async () => {
    const received: string[] = [];
    const server = await serve((connection) => {
      connection.on('message', (data) => {
        const bytes = data as Buffer;
        received.push(`${bytes[0]}:${bytes.subarray(1).toString()}`);
      });
    });
    const { stream } = await open(server.url());
    stream.resize({ columns: 120, rows: 40 });
    await Promise.all([stream.write(Buffer.from('é\r')), stream.write(Buffer.from('\x03'))]);
    await eventually(() => expect(received).toHaveLength(3));
    expect(received.filter((frame) => frame.startsWith('4'))).toEqual(['4:{"Width":120,"Height":40}']);
    expect(received.filter((frame) => frame.startsWith('0'))).toEqual(['0:é\r', '0:\x03']);
  });

  it('holds a large input back while the other side does not read', async () => {
    const connections: WebSocket[] = [];
    let receivedBytes = 0;
    const server = await serve((connection) => {
      connection.pause();
      connection.on('message', (data) => (receivedBytes += (data as Buffer).length - 1));
      connections.push(connection);
    });
    const { stream } = await open(server.url());
    const sizeBytes = 32 * 1024 * 1024;
    const written = vi.fn();
    const writing = stream.write(new Uint8Array(sizeBytes)).then(written);
    stream.resize({ columns: 1, rows: 1 });
    await eventually(() => expect(connections).toHaveLength(1));
    expect(written).not.toHaveBeenCalled();
    connections[0]?.resume();
    await writing;
    await eventually(() => expect(receivedBytes).toBeGreaterThan(sizeBytes));
  });

  it('holds output back while it is paused, and loses none', async () => {
    const chunk = new Uint8Array(64 * 1024);
    const chunks = 512;
    const connections: WebSocket[] = [];
    const server = await serve((connection) => {
      connections.push(connection);
      connection.on('message', () => {
        for (let index = 0; index < chunks; index += 1) {
          chunk.fill(index % 256);
          connection.send(encodeFrame(channels.stdout, chunk));
        }
        send(connection, channels.status, '{"status":"Success"}');
      });
    });
    let receivedBytes = 0;
    let inOrder = true;
    const stream = await openExec({ exec: () => Promise.resolve(server.url()) }, request, {
      connectTimeoutMs: 5000,
      reachedAt,
      onOutput: (bytes) => {
        inOrder &&= bytes.every((byte) => byte === (receivedBytes / chunk.length) % 256);
        receivedBytes += bytes.length;
        if (receivedBytes === chunk.length) {
          stream.pause();
        }
      },
    });
    void stream.write(Uint8Array.of(1));
    await eventually(() => expect(receivedBytes).toBeGreaterThan(0));
    // The server has to keep what neither the kernel nor a paused client takes.
    await eventually(() => expect(connections[0]?.bufferedAmount).toBeGreaterThan(0));
    const buffered = connections[0]?.bufferedAmount;
    await new Promise((resolve) => setImmediate(resolve));
    expect(connections[0]?.bufferedAmount).toBe(buffered);
    expect(receivedBytes).toBeLessThan(chunks * chunk.length);
    stream.resume();
    expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
    expect(receivedBytes).toBe(chunks * chunk.length);
    expect(inOrder).toBe(true);
  });

  it('tells a connection that breaks from a command that ends', async () => {
    const server = await serve((connection) => send(connection, channels.stdout, 'half'));
    const { stream, stdout } = await open(server.url());
    await eventually(() => expect(stdout()).toBe('half'));
    server.cut();
    expect(await stream.done).toEqual({ kind: 'connectionLost', detail: 'WebSocket close code 1006' });
    await stream.write(Buffer.from('dropped'));
    stream.resize({ columns: 1, rows: 1 });
  });

  it('takes a farewell without a status for a lost connection', async () => {
    const server = await serve((connection) => connection.close(1000));
    const { stream } = await open(server.url());
    expect(await stream.done).toEqual({ kind: 'connectionLost', detail: 'WebSocket close code 1000' });
  });

  it('closes the connection on close, delivering nothing more', async () => {
    const server = await serve((connection) => send(connection, channels.stdout, 'once'));
    const { stream, stdout } = await open(server.url());
    await eventually(() => expect(stdout()).toBe('once'));
    stream.close();
    expect(await stream.done).toEqual({ kind: 'closed' });
    await eventually(() => expect(server.connections).toBe(0));
  });

  it('asks the command to end by the keys for it before it closes, for no runtime hangs up on it', async () => {
    const received: string[] = [];
    const server = await serve((connection) =>
      connection.on('message', (data) => received.push((data as Buffer).toString())),
    );
    const { stream } = await open(server.url());
    stream.close();
    await eventually(() => expect(received).toEqual(['\0\x03\x04']));
  });

  it('closes by force when the other side does not answer', async () => {
    const server = await serve((connection) => {
      // What `ws` calls to answer a farewell.
      connection.close = () => undefined;
    });
    const { stream } = await open(server.url());
    stream.close();
    expect(await stream.done).toEqual({ kind: 'closed' });
    await eventually(() => expect(server.connections).toBe(0));
  });

  it('closes when its signal is aborted', async () => {
    const server = await serve();
    const controller = new AbortController();
    const { stream } = await open(server.url(), { signal: controller.signal });
    controller.abort();
    expect(await stream.done).toEqual({ kind: 'closed' });
  });

  it.each([
    ['/status/403%20Forbidden', 'refused', 'HTTP 403 Forbidden'],
    ['/status/404%20Not%20Found', 'expired', 'HTTP 404 Not Found'],
    [`/status/403%20${'x'.repeat(9000)}`, 'refused', `HTTP 403 ${'x'.repeat(200)}`],
    ['/status/500%20Internal%20Server%20Error', 'refused', 'HTTP 500 Internal Server Error'],
  ])('reports %s as %s', async (path, problem, detail) => {
    const server = await serve();
    expect(await failureOf(open(server.url(path)))).toEqual({
      reason: 'streamFailed',
      target: `ws://${server.host}`,
      problem,
      detail,
    });
    await eventually(() => expect(server.connections).toBe(0));
  });

  it('reports whoever does not speak WebSocket', async () => {
    const server = await serve();
    expect(await failureOf(open(server.url('/garbage')))).toMatchObject({
      reason: 'streamFailed',
      problem: 'notWebSocket',
      detail: 'HPE_INVALID_CONSTANT',
    });
  });

  it('reports a server that does not speak the TLS that the address promises', async () => {
    const server = await serve();
    expect(await failureOf(open(server.url().replace('http:', 'https:')))).toMatchObject({
      problem: 'notTls',
      detail: 'EPROTO',
    });
  });

  it('reports a server that hangs up', async () => {
    const server = await serve();
    const opening = failureOf(open(server.url('/silent')));
    await eventually(() => expect(server.offeredProtocols).toHaveLength(1));
    server.cut();
    expect(await opening).toMatchObject({ problem: 'brokenOff', detail: 'ECONNRESET' });
  });

  it('reports a port where nobody listens', async () => {
    const server = await serve();
    const url = server.url();
    server.dispose();
    expect(await failureOf(open(url))).toMatchObject({ problem: 'unreachable', detail: 'ECONNREFUSED' });
  });

  it('gives up on a server that never answers', async () => {
    const server = await serve();
    expect(await failureOf(open(server.url('/silent'), { connectTimeoutMs: 50 }))).toMatchObject({
      problem: 'timedOut',
      detail: 'no answer in 50 ms',
    });
    await eventually(() => expect(server.connections).toBe(0));
  });

  it('gives up when cancelled while connecting', async () => {
    const server = await serve();
    const controller = new AbortController();
    const opening = failureOf(open(server.url('/silent'), { signal: controller.signal }));
    await eventually(() => expect(server.offeredProtocols).toHaveLength(1));
    controller.abort();
    expect(await opening).toEqual({ reason: 'cancelled', method: 'exec' });
    expect(await failureOf(open(server.url(), { signal: controller.signal }))).toMatchObject({ reason: 'cancelled' });
  });

  it('passes on a refusal of the runtime itself', async () => {
    const refusal = new CriError({ reason: 'notFound', method: 'Exec', detail: 'no such container' });
    const opening = openExec({ exec: () => Promise.reject(refusal) }, request, {
      connectTimeoutMs: 1000,
      reachedAt,
      onOutput: () => undefined,
    });
    await expect(opening).rejects.toBe(refusal);
  });
});
