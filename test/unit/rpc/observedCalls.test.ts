import path from 'node:path';
import { type sendUnaryData, Server, ServerCredentials, type ServerWritableStream, status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BegunCall, CallObserver } from '../../../src/contract/call.ts';
import type { CriFailure } from '../../../src/contract/failure.ts';
import { eventsService } from '../../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { temporaryFolder } from './causes.ts';
import { eventually } from '../../runtimes/eventually.ts';

type Told =
  readonly ['sent', number] | readonly ['received', unknown, number] | readonly ['ended', CriFailure['reason'] | 'ok'];

interface Observed {
  readonly begun: BegunCall;
  readonly told: Told[];
}

let folder: ReturnType<typeof temporaryFolder>;
let socketPath: string;
let channel: CriChannel;
let server: Server | undefined;
let calls: Observed[];
let streams: ServerWritableStream<object, { topic: string }>[];
let version: (answer: sendUnaryData<object>) => void;

const observer: CallObserver = {
  begun: (begun) => {
    const call: Observed = { begun, told: [] };
    calls.push(call);
    return {
      sent: (bytes) => call.told.push(['sent', bytes]),
      received: (message, bytes) => call.told.push(['received', message, bytes]),
      ended: (failure) => call.told.push(['ended', failure?.reason ?? 'ok']),
    };
  },
};

beforeEach(() => {
  folder = temporaryFolder();
  socketPath = path.join(folder.path, 'cri.sock');
  channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 10_000, observer);
  calls = [];
  streams = [];
  version = (answer) => answer(null, { runtime_name: 'test' });
});

afterEach(async () => {
  channel.dispose();
  server?.forceShutdown();
  server = undefined;
  await folder[Symbol.asyncDispose]();
});

async function serve(): Promise<void> {
  const started = new Server();
  started.addService(runtimeService, { Version: (_call: unknown, answer: sendUnaryData<object>) => version(answer) });
  started.addService(eventsService, { Subscribe: (stream: (typeof streams)[number]) => streams.push(stream) });
  await new Promise<void>((resolve, reject) => {
    started.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  server = started;
}

const settled = (call: Promise<unknown>): Promise<unknown> => call.catch(() => undefined);

describe('an observer of a channel', () => {
  it('is told of a call that succeeds, with sizes on the wire', async () => {
    await serve();
    const request = { version: 'v1' };
    const reply = await channel.unary(runtimeService.Version, request);
    expect(calls).toEqual([
      {
        begun: { service: 'runtime.v1.RuntimeService', method: 'Version', request },
        // One byte of tag and one of length, then the text.
        told: [
          ['sent', 4],
          ['received', reply, 6],
          ['ended', 'ok'],
        ],
      },
    ]);
  });

  it('is told of a call that fails', async () => {
    await serve();
    version = (answer) => answer({ code: status.NOT_FOUND, details: 'no' });
    await settled(channel.unary(runtimeService.Version, {}));
    expect(calls.map(({ told }) => told)).toEqual([
      [
        ['sent', 0],
        ['ended', 'notFound'],
      ],
    ]);
  });

  it('is told of one that finds nobody', async () => {
    await settled(channel.unary(runtimeService.Version, {}));
    expect(calls.map(({ told }) => told.at(-1))).toEqual([['ended', 'socketAbsent']]);
  });

  it('is told of one that cannot be encoded', async () => {
    await serve();
    const broken = {
      ...runtimeService.Version,
      requestSerialize: (): Buffer => {
        throw new Error('cannot be encoded');
      },
    };
    await settled(channel.unary(broken, {}));
    expect(calls.map(({ told }) => told)).toEqual([[['ended', 'clientFailed']]]);
  });

  it('is told of one that is cancelled, also before it began', async () => {
    await serve();
    const answers = vi.fn();
    version = answers;
    const abort = new AbortController();
    const call = settled(channel.unary(runtimeService.Version, {}, { signal: abort.signal }));
    await eventually(() => expect(answers).toHaveBeenCalled());
    abort.abort();
    await call;
    await settled(channel.unary(runtimeService.Version, {}, { signal: abort.signal }));
    expect(calls.map(({ told }) => told)).toEqual([
      [
        ['sent', 0],
        ['ended', 'cancelled'],
      ],
      [['ended', 'cancelled']],
    ]);
  });

  it('is told of each message of a subscription, and of its end', async () => {
    await serve();
    const abort = new AbortController();
    const topics: string[] = [];
    const end = channel.serverStream(
      eventsService.Subscribe,
      { filters: [] },
      {
        signal: abort.signal,
        onMessage: ({ topic }) => topics.push(topic),
      },
    );
    await eventually(() => expect(streams).toHaveLength(1));
    streams[0]?.write({ topic: '/a' });
    streams[0]?.write({ topic: '/bc' });
    await eventually(() => expect(topics).toEqual(['/a', '/bc']));
    abort.abort();
    await end;
    expect(calls).toMatchObject([
      {
        begun: { service: 'containerd.services.events.v1.Events', method: 'Subscribe' },
        told: [
          ['sent', 0],
          ['received', { topic: '/a' }, 4],
          ['received', { topic: '/bc' }, 5],
          ['ended', 'cancelled'],
        ],
      },
    ]);
  });

  it('is told of a list in parts, as one call', async () => {
    await serve();
    const reading = channel.readAll(eventsService.Subscribe, {});
    await eventually(() => expect(streams).toHaveLength(1));
    streams[0]?.write({ topic: '/a' });
    streams[0]?.end();
    await reading;
    const told = [
      ['sent', 0],
      ['received', { topic: '/a' }, 4],
      ['ended', 'ok'],
    ];
    expect(calls).toMatchObject([{ told }]);
  });

  it('is told once of a call that a reconnect sends again', async () => {
    await serve();
    const call = channel.unary(runtimeService.Version, {});
    channel.reconnect();
    channel.reconnect();
    await call;
    expect(calls).toHaveLength(1);
    expect(calls[0]?.told.filter(([what]) => what !== 'sent').map(([what]) => what)).toEqual(['received', 'ended']);
  });
});
