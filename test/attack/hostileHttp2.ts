import http2, { type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

export interface HostileServer {
  readonly name: string;
  /** A server that does it to every connection or call. */
  readonly make: () => Server;
}

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' } as const;

/** A gRPC message with its prefix: a flag and a length, either of which may lie. */
function message(payload: Buffer, { flag = 0, length = payload.length } = {}): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = flag;
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, payload]);
}

const none = Buffer.alloc(0);
const bomb = (): Buffer => gzipSync(Buffer.alloc(256 * 1024 * 1024));

function reply(
  stream: ServerHttp2Stream,
  bytes: Buffer,
  headers: Record<string, unknown> = {},
  trailers?: object,
): void {
  stream.respond({ ...grpcHeaders, ...headers }, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ ...(trailers ?? { 'grpc-status': '0' }) }));
  stream.end(bytes);
}

const status = (stream: ServerHttp2Stream, trailers: Record<string, string>): void => {
  stream.respond({ ...grpcHeaders, ...trailers }, { endStream: true });
};

/** What a server may do to one call. */
const calls: Readonly<Record<string, (stream: ServerHttp2Stream, session: ServerHttp2Session) => void>> = {
  ...Object.fromEntries(
    Array.from({ length: 17 }, (_, code) => [
      `status ${code}`,
      (stream: ServerHttp2Stream) => status(stream, { 'grpc-status': String(code), 'grpc-message': 'words%20of%20it' }),
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 14 }, (_, code) => [
      `RST_STREAM ${code}`,
      (stream: ServerHttp2Stream) => {
        stream.respond(grpcHeaders);
        stream.close(code);
      },
    ]),
  ),
  ...Object.fromEntries(
    [0, 1, 2, 7, 11].map((code) => [
      `GOAWAY ${code}`,
      (_: ServerHttp2Stream, session: ServerHttp2Session) => {
        session.goaway(code);
        session.destroy();
      },
    ]),
  ),
  ...Object.fromEntries(
    [100, 204, 301, 400, 401, 403, 404, 429, 500, 502, 503].map((code) => [
      `HTTP ${code}`,
      (stream: ServerHttp2Stream) => {
        if (code === 100) {
          stream.additionalHeaders({ ':status': 103 });
        }
        stream.respond({ ':status': code === 100 ? 200 : code, 'content-type': 'text/html' }, { endStream: true });
      },
    ]),
  ),
  'never answers': () => undefined,
  'headers, then nothing': (stream) => stream.respond(grpcHeaders),
  'ends without trailers': (stream) => {
    stream.respond(grpcHeaders);
    stream.end(message(none));
  },
  'trailers without a status': (stream) => reply(stream, message(none), {}, { 'x-y': 'z' }),
  'status that is no number': (stream) => status(stream, { 'grpc-status': 'seven' }),
  'status 99': (stream) => status(stream, { 'grpc-status': '99', 'grpc-message': 'x' }),
  'words that are no UTF-8': (stream) => status(stream, { 'grpc-status': '2', 'grpc-message': '%ff%fe%zz%' }),
  'words of 8 KiB': (stream) => status(stream, { 'grpc-status': '2', 'grpc-message': 'x'.repeat(8_192) }),
  'words with controls': (stream) => status(stream, { 'grpc-status': '2', 'grpc-message': '%1b%5b31m%e2%80%ae%0a' }),
  'details that are no protobuf': (stream) => status(stream, { 'grpc-status': '2', 'grpc-status-details-bin': '!!!!' }),
  'no message': (stream) => reply(stream, none),
  'two messages': (stream) => reply(stream, Buffer.concat([message(none), message(none)])),
  'length beyond the data': (stream) => reply(stream, message(Buffer.alloc(10), { length: 4_000 })),
  'length of 4 GiB': (stream) => reply(stream, message(Buffer.alloc(10), { length: 0xffff_ffff })),
  'length short of the data': (stream) => reply(stream, message(Buffer.alloc(64, 255), { length: 3 })),
  'compressed without an encoding': (stream) => reply(stream, message(Buffer.alloc(8), { flag: 1 })),
  'flag 255': (stream) => reply(stream, message(Buffer.alloc(8), { flag: 255 })),
  'encoding of its own': (stream) => reply(stream, message(Buffer.alloc(8), { flag: 1 }), { 'grpc-encoding': 'own' }),
  'gzip that is none': (stream) => reply(stream, message(Buffer.alloc(8), { flag: 1 }), { 'grpc-encoding': 'gzip' }),
  'gzip bomb': (stream) => reply(stream, message(bomb(), { flag: 1 }), { 'grpc-encoding': 'gzip' }),
  'bytes that are no message': (stream) => reply(stream, message(Buffer.alloc(100, 255))),
  'a byte now and then': (stream) => {
    stream.respond(grpcHeaders);
    const timer = setInterval(() => stream.write(Buffer.alloc(1)), 50);
    stream.once('close', () => clearInterval(timer));
  },
  'pings without end': (_, session) => {
    const timer = setInterval(() => session.destroyed || session.ping(() => undefined), 1);
    session.once('close', () => clearInterval(timer));
  },
  'settings without end': (_, session) => {
    const timer = setInterval(() => session.destroyed || session.settings({ maxFrameSize: 16_384 }), 1);
    session.once('close', () => clearInterval(timer));
  },
};

/** What a server may do to a connection. */
const connections: Readonly<Record<string, (socket: Socket) => void>> = {
  'cuts each connection': (socket) => socket.destroy(),
  'says no word': () => undefined,
  'speaks HTTP/1.1': (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
  'random bytes': (socket) => socket.end(Buffer.from(Array.from({ length: 999 }, (_, index) => (index * 77) % 256))),
  'frame of 16 MiB': (socket) => socket.write(Buffer.from([255, 255, 255, 0, 0, 0, 0, 0, 1])),
  'settings that forbid everything': (socket) =>
    socket.write(Buffer.from([0, 0, 12, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0])),
};

export const hostileServers: readonly HostileServer[] = [
  ...Object.entries(calls).map(([name, act]) => ({
    name,
    make: (): Server => {
      const server = http2.createServer();
      server.on('sessionError', () => undefined);
      server.on('stream', (stream) => {
        stream.on('error', () => undefined);
        const { session } = stream;
        if (session !== undefined) {
          session.on('error', () => undefined);
          act(stream, session as ServerHttp2Session);
        }
      });
      return server;
    },
  })),
  ...Object.entries(connections).map(([name, act]) => ({
    name,
    make: (): Server =>
      createServer((socket) => {
        socket.on('error', () => undefined);
        act(socket);
      }),
  })),
];
