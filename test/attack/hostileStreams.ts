import { createServer, type Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export interface HostileStream {
  readonly name: string;
  /** The server's port once it listens. */
  readonly start: () => Promise<{ readonly port: number; readonly stop: () => void }>;
}

const [stdout, stderr, status] = [1, 2, 3];
const frame = (channel: number, payload: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from([channel]), Buffer.from(payload)]);
const mebibyte = 1024 * 1024;
const success = frame(status, '{"status":"Success"}');
const statusOf = (value: unknown): Buffer => frame(status, JSON.stringify(value));
const exitCode = (message: unknown): Buffer =>
  statusOf({ status: 'Failure', reason: 'NonZeroExitCode', details: { causes: [{ reason: 'ExitCode', message }] } });
const nested = `${'{"details":'.repeat(200_000)}1${'}'.repeat(200_000)}`;

function sendAll(connection: WebSocket, messages: readonly (Buffer | string)[]): void {
  messages.forEach((message) => connection.send(message));
}

/** Sends again and again for as long as the client reads, with a bound of its own. */
function forEver(connection: WebSocket, message: Buffer, most = 2_000): void {
  let sent = 0;
  const next = (): void => {
    sent += 1;
    if (sent < most && connection.readyState === connection.OPEN) {
      connection.send(message, () => setImmediate(next));
    }
  };
  next();
}

/** What a server may do once the connection stands. */
const talks: Readonly<Record<string, (connection: WebSocket) => void>> = {
  silence: () => undefined,
  'closes at once': (c) => c.close(),
  'cuts at once': (c) => c.terminate(),
  'closes with a reason of 123 bytes': (c) => c.close(1011, 'x'.repeat(123)),
  'closes with a private code': (c) => c.close(4999),
  'first frame of 1 MiB': (c) => c.send(frame(stdout, Buffer.alloc(mebibyte, 120))),
  'first frame of 15 MiB': (c) => c.send(frame(stdout, Buffer.alloc(15 * mebibyte, 120))),
  'frame beyond the limit': (c) => c.send(frame(stdout, Buffer.alloc(17 * mebibyte))),
  'no line end, for ever': (c) => forEver(c, frame(stdout, Buffer.alloc(64 * 1024, 120))),
  'a process id, then output for ever': (c) => {
    c.send(frame(stdout, '12\n'));
    forEver(c, frame(stdout, Buffer.alloc(65_536, 120)));
  },
  'a process id of a million digits': (c) => c.send(frame(stdout, `${'9'.repeat(1_000_000)}\n`)),
  'a negative process id': (c) => sendAll(c, [frame(stdout, '-1\n'), success]),
  'process id 0': (c) => sendAll(c, [frame(stdout, '0\n'), success]),
  'process id 1e3': (c) => sendAll(c, [frame(stdout, '1e3\n'), success]),
  'errors before the process id': (c) => forEver(c, frame(stderr, Buffer.alloc(65_536, 120))),
  'one byte a frame': (c) => forEver(c, frame(stdout, 'x'), 20_000),
  'empty frames': (c) => forEver(c, Buffer.alloc(0), 20_000),
  'frames without payload': (c) => forEver(c, Buffer.from([stdout]), 20_000),
  'channels that do not exist': (c) => [0, 4, 5, 100, 255].forEach((channel) => c.send(frame(channel, 'x'))),
  'text instead of bytes': (c) => sendAll(c, ['hello', '{"status":"Success"}']),
  'text for ever': (c) => forEver(c, Buffer.from('hello')),
  'status twice': (c) => sendAll(c, [success, exitCode('7')]),
  'output after the status': (c) => {
    c.send(success);
    forEver(c, frame(stdout, 'late\n'));
  },
  'status, and never closes': (c) => c.send(success),
  'empty status': (c) => c.send(frame(status, ' ')),
  'status that is no JSON': (c) => c.send(frame(status, 'command terminated')),
  'status null': (c) => c.send(frame(status, 'null')),
  'status of a list': (c) => c.send(statusOf([1])),
  'status without an end': (c) => c.send(frame(status, '{"status":')),
  'status nested deeply': (c) => c.send(frame(status, nested)),
  'status of 14 MiB': (c) => c.send(statusOf({ status: 'Failure', message: 'x'.repeat(14 * mebibyte) })),
  'status of 14 MiB that is no JSON': (c) => c.send(frame(status, Buffer.alloc(14 * mebibyte, 120))),
  'status that pollutes': (c) => c.send(frame(status, '{"__proto__":{"polluted":1},"status":"Success"}')),
  'status with controls': (c) => c.send(statusOf({ status: 'Failure', message: '\u001b]0;x\u0007\u202e\r\n' })),
  'exit code of text': (c) => c.send(exitCode('seven')),
  'exit code of a number': (c) => c.send(exitCode(7)),
  'exit code beyond all numbers': (c) => c.send(exitCode('9'.repeat(400))),
  'exit code of an object': (c) => c.send(exitCode({})),
  'causes that are no list': (c) =>
    c.send(statusOf({ status: 'Failure', reason: 'NonZeroExitCode', details: { causes: {} } })),
  'a million causes': (c) =>
    c.send(
      statusOf({
        ...{ status: 'Failure', reason: 'NonZeroExitCode' },
        details: { causes: Array.from({ length: 300_000 }, () => ({})) },
      }),
    ),
  'pings for ever': (c) => {
    const timer = setInterval(() => c.ping('x'.repeat(100)), 1);
    c.once('close', () => clearInterval(timer));
  },
  'a frame in a thousand fragments': (c) => {
    for (let index = 0; index < 1_000; index += 1) {
      c.send(frame(stdout, 'x'), { fin: false, binary: true });
    }
  },
  'never reads': (c) => c.pause(),
};

const accepts = [
  'HTTP/1.1 101 Switching Protocols',
  ...['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: AAAA', '', ''],
].join('\r\n');

/** What a server may say instead of a handshake. */
const greetings: Readonly<Record<string, (socket: Socket) => void>> = {
  'no word': () => undefined,
  'cuts the connection': (s) => s.destroy(),
  'speaks SSH': (s) => s.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'random bytes': (s) => s.end(Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 131) % 256))),
  'wrong key of the handshake': (s) => s.write(accepts),
  'no subprotocol': (s) =>
    s.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
  'header without an end': (s) => {
    const timer = setInterval(() => s.write('X-A: bbbbbbbbbbbbbbbb\r\n'), 1);
    s.write('HTTP/1.1 101 Switching Protocols\r\n');
    s.once('close', () => clearInterval(timer));
  },
  'header of 1 MiB': (s) => s.end(`HTTP/1.1 200 OK\r\nX-A: ${'b'.repeat(mebibyte)}\r\n\r\n`),
  'redirects to elsewhere': (s) =>
    s.end('HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n'),
  'status 404': (s) => s.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'),
  'status 403': (s) => s.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'),
  'status 999 with controls': (s) => s.end('HTTP/1.1 999 \u0007evil\r\nContent-Length: 0\r\n\r\n'),
  'page without an end': (s) => s.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n<html>'),
  'half a handshake': (s) => s.write('HTTP/1.1 101 Switching Pro'),
};

export const hostileStreams: readonly HostileStream[] = [
  ...Object.entries(talks).map(([name, talk]) => ({ name, start: () => talking(talk) })),
  ...Object.entries(greetings).map(([name, greet]) => ({ name: `handshake: ${name}`, start: () => greeting(greet) })),
];

async function talking(talk: (connection: WebSocket) => void): Promise<{ port: number; stop: () => void }> {
  const server = new WebSocketServer({
    ...{ port: 0, host: '127.0.0.1', perMessageDeflate: false },
    handleProtocols: () => 'v4.channel.k8s.io',
  });
  server.on('connection', (connection) => {
    connection.on('error', () => undefined);
    talk(connection);
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const stop = (): void => {
    server.clients.forEach((client) => client.terminate());
    server.close();
  };
  return { port: portOf(server.address()), stop };
}

async function greeting(greet: (socket: Socket) => void): Promise<{ port: number; stop: () => void }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => greet(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): void => {
    open.forEach((socket) => socket.destroy());
    server.close();
  };
  return { port: portOf(server.address()), stop };
}

function portOf(address: string | { readonly port: number } | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('It listens on no port.');
  }
  return address.port;
}
