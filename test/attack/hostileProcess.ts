/**
 * A runtime that talks too much, as a program of its own so that its work is not counted as the client's: it answers as
 * recorded of CRI-O, but for one call.
 *
 *   hostileProcess.ts --socket PATH --behaviour NAME
 */
import http2, { type ServerHttp2Stream } from 'node:http2';
import { parseArgs } from 'node:util';
import { eventsService } from '../../src/rpc/containerdServices.ts';
import { imageService, runtimeService } from '../../src/rpc/services.ts';
import { asText } from '../../src/runtimes/json.ts';
import { RecordedRuntime } from '../facts/recordedRuntime.ts';
import { definitions } from './answeringChannel.ts';
import { recordedAnswers } from './recordedAnswers.ts';

const { values } = parseArgs({ options: { socket: { type: 'string' }, behaviour: { type: 'string' } } });

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' } as const;
const mebibyte = 1024 * 1024;
const field = (number: number, payload: Buffer): Buffer =>
  Buffer.concat([varint((number << 3) | 2), varint(payload.length), payload]);
const repeated = (piece: Buffer, bytes: number): Buffer => Buffer.alloc(bytes - (bytes % piece.length), piece);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      return Buffer.from([...bytes, rest]);
    }
    bytes.push((rest % 128) + 128);
  }
}

function prefixed(payload: Buffer): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(payload.length, 1);
  return Buffer.concat([prefix, payload]);
}

/** Ends with the client, and writes no faster than the client reads. */
function forEver(stream: ServerHttp2Stream, chunk: Buffer): void {
  stream.respond(grpcHeaders);
  const next = (): void => {
    if (!stream.destroyed && !stream.closed) {
      stream.write(chunk, () => setImmediate(next));
    }
  };
  next();
}

function once(stream: ServerHttp2Stream, payload: Buffer): void {
  stream.respond(grpcHeaders, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(prefixed(payload));
}

const event = (id: string): Buffer =>
  prefixed(runtimeService.GetContainerEvents.responseSerialize({ container_id: id }));
const nested = (bytes: number): string => '{"a":'.repeat(bytes / 6) + '1' + '}'.repeat(bytes / 6);
const runtimePath = (method: string): string => `/runtime.v1.RuntimeService/${method}`;
const idOfSandbox = asText(new RecordedRuntime('crio-1.36').sandboxes[0]?.['id']) ?? '';
const container = (index: number): Buffer =>
  field(
    1,
    Buffer.concat([field(1, Buffer.from(`c${index}`)), field(2, Buffer.from(idOfSandbox)), Buffer.from([0x30, 2])]),
  );

type Behaviour = Readonly<Record<string, (stream: ServerHttp2Stream) => void>>;

const behaviours: Readonly<Record<string, Behaviour>> = {
  knownEvents: { [runtimePath('GetContainerEvents')]: (s) => forEver(s, repeated(event(idOfSandbox), 65_536)) },
  unknownEvents: {
    [runtimePath('GetContainerEvents')]: (s) =>
      forEver(s, Buffer.concat(Array.from({ length: 500 }, (_, index) => event(`x${index}`)))),
  },
  emptyEvents: { [runtimePath('GetContainerEvents')]: (s) => forEver(s, Buffer.alloc(5 * 10_000)) },
  imageEvents: {
    [eventsService.Subscribe.path]: (s) =>
      forEver(s, prefixed(eventsService.Subscribe.responseSerialize({ namespace: 'k8s.io', topic: '/images/update' }))),
  },
  endlessList: {
    [runtimePath('StreamContainers')]: (s) => forEver(s, prefixed(Buffer.concat([container(1), container(2)]))),
    [runtimePath('ListContainers')]: (s) => forEver(s, Buffer.alloc(65_536, 1)),
  },
  emptyItems: { [runtimePath('ListContainers')]: (s) => once(s, repeated(field(1, Buffer.alloc(0)), 800_000)) },
  smallItems: {
    [runtimePath('ListContainers')]: (s) => once(s, repeated(field(1, Buffer.from([0x30, 2])), 31 * mebibyte)),
  },
  smallImages: {
    [imageService.ListImages.path]: (s) => once(s, repeated(field(1, Buffer.from([0x40, 1])), 31 * mebibyte)),
  },
  manyTags: {
    [imageService.ListImages.path]: (s) => once(s, field(1, repeated(field(2, Buffer.from('a')), 16 * mebibyte))),
  },
  manyConditions: {
    [runtimePath('Status')]: (s) => once(s, field(1, repeated(field(1, Buffer.alloc(0)), 16 * mebibyte))),
  },
  nestedInfo: {
    [runtimePath('Status')]: (s) =>
      once(s, field(2, Buffer.concat([field(1, Buffer.from('config')), field(2, Buffer.from(nested(30 * mebibyte)))]))),
  },
  longInfo: {
    [runtimePath('Status')]: (s) =>
      once(s, field(2, Buffer.concat([field(1, Buffer.from('config')), field(2, Buffer.alloc(30 * mebibyte, 120))]))),
  },
  exitedWithoutStatus: {
    [runtimePath('ListContainers')]: (s) =>
      once(s, Buffer.concat(Array.from({ length: 2_000 }, (_, index) => container(index)))),
  },
};

const behaviour = behaviours[values.behaviour ?? ''];
if (behaviour === undefined || values.socket === undefined) {
  console.error(`--behaviour is one of ${Object.keys(behaviours).join(', ')}`);
  process.exit(2);
}

const answers = recordedAnswers(new RecordedRuntime('crio-1.36'), (reply) => reply);
const server = http2.createServer();
server.on('sessionError', () => undefined);
server.on('stream', (stream, headers) => {
  stream.on('error', () => undefined);
  const path = headers[':path'] ?? '';
  const act = behaviour[path];
  if (act !== undefined) {
    act(stream);
    return;
  }
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.once('end', () => {
    const request = definitions.get(path)?.requestDeserialize(Buffer.concat(chunks).subarray(5)) as unknown;
    const answer = answers(path, request);
    if (answer instanceof Error) {
      stream.respond({ ...grpcHeaders, 'grpc-status': '12', 'grpc-message': 'unknown method' }, { endStream: true });
    } else {
      once(stream, answer[0] ?? Buffer.alloc(0));
    }
  });
});
server.listen(values.socket, () => console.log('listening'));
