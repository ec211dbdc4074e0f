import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  Server,
  ServerCredentials,
  type ServerWritableStream,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CriError } from '../../../src/contract/failure.ts';
import { eventsService } from '../../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { temporaryFolder } from './causes.ts';
import { eventually } from '../../runtimes/eventually.ts';

type Stream = ServerWritableStream<{ filters: string[] }, { topic: string }>;

let folder: ReturnType<typeof temporaryFolder>;
let socketPath: string;
let channel: CriChannel;
let server: Server | undefined;
/** The subscriptions that the server has, in the order in which they came. */
let streams: Stream[];
let topics: string[];

beforeEach(() => {
  folder = temporaryFolder();
  socketPath = path.join(folder.path, 'cri.sock');
  channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 10_000);
  streams = [];
  topics = [];
});

afterEach(async () => {
  channel.dispose();
  server?.forceShutdown();
  server = undefined;
  await folder[Symbol.asyncDispose]();
});

async function serve(handlers: UntypedServiceImplementation = {}): Promise<void> {
  const started = new Server();
  started.addService(eventsService, { Subscribe: (stream: Stream) => streams.push(stream), ...handlers });
  await new Promise<void>((resolve, reject) => {
    started.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  server = started;
}

const subscribe = (signal?: AbortSignal): Promise<void> =>
  channel.serverStream(
    eventsService.Subscribe,
    { filters: ['all'] },
    {
      ...(signal && { signal }),
      metadata: { 'containerd-namespace': 'k8s.io' },
      onMessage: ({ topic }) => topics.push(topic),
    },
  );

/** How a subscription ended. Attached at once, so that no rejection goes unseen. */
const endOf = (subscription: Promise<unknown>): Promise<unknown> =>
  subscription.then(
    () => 'ended',
    (error: unknown) => (error instanceof CriError ? error.failure.reason : error),
  );

/** The next subscription to arrive at the server. */
async function arrival(count = 1): Promise<Stream> {
  await eventually(() => expect(streams).toHaveLength(count));
  const stream = streams.at(-1);
  if (stream === undefined) {
    throw new Error('nobody subscribed');
  }
  return stream;
}

const isCancelled = (stream: Stream): Promise<void> => eventually(() => expect(stream.cancelled).toBe(true));

describe('a subscription', () => {
  it('takes its request and metadata there, and messages back, in order, to a clean end', async () => {
    await serve();
    const end = endOf(subscribe());
    const stream = await arrival();
    expect(stream.request.filters).toEqual(['all']);
    expect(stream.metadata.get('containerd-namespace')).toEqual(['k8s.io']);
    const sent = Array.from({ length: 1_000 }, (_item, index) => `/tasks/${index}`);
    sent.forEach((topic) => stream.write({ topic }));
    stream.end();
    expect(await end).toBe('ended');
    expect(topics).toEqual(sent);
  });

  it('outlives the deadline of ordinary calls', async () => {
    channel.dispose();
    channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 50);
    await serve();
    const end = endOf(subscribe());
    const stream = await arrival();
    // What a deadline of 50 ms ends, it has ended long before another call's of 500 ms.
    const slow = { deadlineMs: 500, metadata: {} };
    expect(await endOf(channel.readAll(eventsService.Subscribe, { filters: [] }, slow))).toBe('deadlineExceeded');
    stream.write({ topic: 'late' });
    stream.end();
    expect(await end).toBe('ended');
    expect(topics).toEqual(['late']);
  });

  it('resolves when it is aborted, and ends on the side of the server too', async () => {
    await serve();
    const abort = new AbortController();
    const end = endOf(subscribe(abort.signal));
    const stream = await arrival();
    abort.abort();
    expect(await end).toBe('ended');
    await isCancelled(stream);
  });

  it('resolves when it was aborted before it began', async () => {
    await serve();
    expect(await endOf(subscribe(AbortSignal.abort()))).toBe('ended');
    expect(streams).toEqual([]);
  });

  it('resolves when it is aborted while nobody is there', async () => {
    const abort = new AbortController();
    const end = endOf(subscribe(abort.signal));
    abort.abort();
    expect(await end).toBe('ended');
  });

  it('rejects with the error that the server ends it with, once', async () => {
    await serve();
    const end = endOf(subscribe());
    const stream = await arrival();
    stream.write({ topic: 'before' });
    stream.emit('error', { code: status.UNKNOWN, details: 'parse error' });
    expect(await end).toBe('rejected');
    expect(topics).toEqual(['before']);
  });

  it('rejects as unimplemented, and as not served', async () => {
    await serve({ Subscribe: (stream: Stream) => stream.emit('error', { code: status.UNIMPLEMENTED, details: 'no' }) });
    expect(await endOf(subscribe())).toBe('unimplemented');
    const events = channel.serverStream(runtimeService.GetContainerEvents, {}, { onMessage: () => undefined });
    expect(await endOf(events)).toBe('unimplemented');
  });

  it('rejects as restarted when the server dies', async () => {
    await serve();
    const end = endOf(subscribe());
    await arrival();
    server?.forceShutdown();
    expect(await end).toBe('runtimeRestarted');
  });

  it('rejects when nobody is there', async () => {
    rmSync(socketPath, { force: true });
    expect(await endOf(subscribe())).toBe('socketAbsent');
  });

  it('ends when its listener fails, and passes on nothing more', async () => {
    await serve();
    const seen: string[] = [];
    const end = endOf(
      channel.serverStream(
        eventsService.Subscribe,
        {},
        {
          onMessage: ({ topic }) => {
            seen.push(topic);
            throw new Error('listener');
          },
        },
      ),
    );
    const stream = await arrival();
    stream.write({ topic: 'one' });
    stream.write({ topic: 'two' });
    expect(await end).toBe('clientFailed');
    await isCancelled(stream);
    expect(seen).toEqual(['one']);
  });

  it('is broken off by a reconnect, after which the next one works', async () => {
    await serve();
    const end = endOf(subscribe());
    const stream = await arrival();
    channel.reconnect();
    expect(await end).toBe('runtimeRestarted');
    await isCancelled(stream);
    const next = endOf(subscribe());
    (await arrival(2)).end();
    expect(await next).toBe('ended');
  });

  it('that waits for a connection is handed to the new one by a reconnect', async () => {
    await serve();
    const end = endOf(subscribe());
    channel.reconnect();
    (await arrival()).end();
    expect(await end).toBe('ended');
  });

  it('is ended by dispose', async () => {
    await serve();
    const end = endOf(subscribe());
    const stream = await arrival();
    channel.dispose();
    expect(await end).toBe('cancelled');
    await isCancelled(stream);
    expect(await endOf(subscribe())).toBe('cancelled');
  });
});

describe('reading all of a stream', () => {
  const readAll = (signal?: AbortSignal): Promise<unknown> =>
    channel
      .readAll(eventsService.Subscribe, {}, signal && { signal })
      .then((messages) => messages.map(({ topic }) => topic));

  it('returns every message', async () => {
    await serve();
    const reading = readAll();
    const stream = await arrival();
    stream.write({ topic: 'one' });
    stream.write({ topic: 'two' });
    stream.end();
    expect(await reading).toEqual(['one', 'two']);
  });

  it('rejects with a part of it, also when it is aborted', async () => {
    await serve();
    const abort = new AbortController();
    const end = endOf(readAll(abort.signal));
    const stream = await arrival();
    stream.write({ topic: 'one' });
    abort.abort();
    expect(await end).toBe('cancelled');
    await isCancelled(stream);
  });

  it('goes on through a reconnect', async () => {
    await serve();
    const reading = readAll();
    const stream = await arrival();
    channel.reconnect();
    stream.write({ topic: 'one' });
    stream.end();
    expect(await reading).toEqual(['one']);
  });
});
