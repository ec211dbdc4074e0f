import { rmSync } from 'node:fs';
import http2 from 'node:http2';
import net from 'node:net';
import path from 'node:path';
import { type sendUnaryData, Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallOptions } from '../../../src/contract/call.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { listening, temporaryFolder } from './causes.ts';
import { eventually } from '../../runtimes/eventually.ts';

const mebibyte = 1024 * 1024;

let folder: ReturnType<typeof temporaryFolder>;
let socketPath: string;
let channel: CriChannel;
let server: Server | undefined;

beforeEach(() => {
  folder = temporaryFolder();
  socketPath = path.join(folder.path, 'cri.sock');
  channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 10_000);
});

afterEach(async () => {
  channel.dispose();
  server?.forceShutdown();
  server = undefined;
  await folder[Symbol.asyncDispose]();
});

async function serve(handlers: UntypedServiceImplementation): Promise<Server> {
  const started = new Server({ 'grpc.max_send_message_length': -1 });
  started.addService(runtimeService, handlers);
  await new Promise<void>((resolve, reject) => {
    started.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  server = started;
  return started;
}

/** Ends a server as a killed process does: connections break, calls get no answer. */
function kill(victim: Server | undefined): void {
  victim?.forceShutdown();
  rmSync(socketPath, { force: true });
}

const version = (runtime_name = 'test'): UntypedServiceImplementation => ({
  Version: (_call: unknown, answer: sendUnaryData<object>) => answer(null, { runtime_name }),
});

/** A server that takes the call of `Version` and keeps it until it is told to answer. */
function keeping(): {
  readonly handlers: UntypedServiceImplementation;
  readonly kept: (() => void)[];
  cancelled: number;
} {
  const kept: (() => void)[] = [];
  const keeper = {
    kept,
    cancelled: 0,
    handlers: {
      Version: (call: { on(event: 'cancelled', listener: () => void): void }, answer: sendUnaryData<object>): void => {
        call.on('cancelled', () => {
          keeper.cancelled += 1;
        });
        kept.push(() => answer(null, { runtime_name: 'kept' }));
      },
    },
  };
  return keeper;
}

const callVersion = (options?: CallOptions): Promise<{ runtime_name: string }> =>
  channel.unary(runtimeService.Version, {}, options);

/** The reason that a call fails with. Attached at once, so that no rejection goes unseen. */
const reasonOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error as { failure?: { reason?: unknown } }).failure?.reason ?? error,
  );

describe('a call', () => {
  it('is answered', async () => {
    await serve(version('containerd'));
    expect(await callVersion()).toMatchObject({ runtime_name: 'containerd' });
  });

  it('fails as unimplemented when the server has the service but not the method', async () => {
    await serve(version());
    await expect(channel.unary(runtimeService.RuntimeConfig, {})).rejects.toMatchObject({
      failure: { reason: 'unimplemented', method: 'RuntimeConfig' },
    });
  });

  it('takes a reply above the default limit of 4 MiB', async () => {
    const runtime_name = 'x'.repeat(20 * mebibyte);
    await serve(version(runtime_name));
    expect((await callVersion()).runtime_name).toHaveLength(runtime_name.length);
  });

  it('fails as too large above 32 MiB, and the next call works', async () => {
    await serve({
      ...version(),
      ListContainers: (_call: unknown, answer: sendUnaryData<object>) =>
        answer(null, { containers: [{ id: 'x'.repeat(33 * mebibyte) }] }),
    });
    await expect(channel.unary(runtimeService.ListContainers, {})).rejects.toMatchObject({
      failure: { reason: 'messageTooLarge', method: 'ListContainers' },
    });
    expect(await callVersion()).toMatchObject({ runtime_name: 'test' });
  });

  it('fails on this side when the request cannot be encoded', async () => {
    await serve(version());
    const broken = {
      ...runtimeService.Version,
      requestSerialize: (): Buffer => {
        throw new Error('cannot be encoded');
      },
    };
    expect(await reasonOf(channel.unary(broken, {}))).toBe('clientFailed');
  });

  it('is ended on the side of the server too by its signal', async () => {
    const keeper = keeping();
    await serve(keeper.handlers);
    const cancel = new AbortController();
    const reason = reasonOf(callVersion({ signal: cancel.signal }));
    await eventually(() => expect(keeper.kept).toHaveLength(1));
    cancel.abort();
    expect(await reason).toBe('cancelled');
    await eventually(() => expect(keeper.cancelled).toBe(1));
  });

  it('is ended by its own deadline, not that of the channel', async () => {
    const keeper = keeping();
    await serve(keeper.handlers);
    await expect(callVersion({ deadlineMs: 100 })).rejects.toMatchObject({
      failure: { reason: 'deadlineExceeded', deadlineMs: 100 },
    });
  });

  it.each([404, 503])('finds a web server that speaks HTTP/2 and answers %i to be none of CRI', async (status) => {
    await using web = await listening(
      http2.createServer((_request, response) => {
        response.writeHead(status, { 'content-type': 'text/html' });
        response.end('<html>');
      }),
    );
    channel.dispose();
    channel = new CriChannel({ kind: 'tcp', host: '127.0.0.1', port: web.port }, () => 5_000);
    expect(await reasonOf(callVersion())).toBe('notCriServer');
  });
});

describe('a server that dies', () => {
  it('fails every call under way as restarted', async () => {
    const keeper = keeping();
    const dying = await serve(keeper.handlers);
    const reasons = Promise.all([reasonOf(callVersion()), reasonOf(callVersion())]);
    await eventually(() => expect(keeper.kept).toHaveLength(2));
    kill(dying);
    expect(await reasons).toEqual(['runtimeRestarted', 'runtimeRestarted']);
  });

  it('is connected to again within half a second of its return', async () => {
    kill(await serve(version('before')));
    expect(await reasonOf(callVersion())).toBe('socketAbsent');
    await serve(version('after'));
    const backAtMs = Date.now();
    await eventually(async () => expect((await callVersion()).runtime_name).toBe('after'));
    expect(Date.now() - backAtMs).toBeLessThan(1_500);
  });

  it('is connected to again by the next call when it returned unseen', async () => {
    const first = await serve(version('before'));
    await callVersion();
    kill(first);
    await serve(version('after'));
    await eventually(async () => expect((await callVersion()).runtime_name).toBe('after'));
  });
});

describe('reconnect', () => {
  it('reaches a server at once, however long the channel has failed', async () => {
    // Each failed attempt makes the channel wait longer before the next one.
    const failingSinceMs = Date.now();
    await eventually(async () => {
      expect(await reasonOf(callVersion())).toBe('socketAbsent');
      expect(Date.now()).toBeGreaterThan(failingSinceMs + 1_500);
    });
    await serve(version());
    channel.reconnect();
    expect(await callVersion()).toMatchObject({ runtime_name: 'test' });
  });

  it('lets a call that has left go on', async () => {
    const keeper = keeping();
    await serve(keeper.handlers);
    const call = callVersion();
    await eventually(() => expect(keeper.kept).toHaveLength(1));
    channel.reconnect();
    const next = callVersion();
    await eventually(() => expect(keeper.kept).toHaveLength(2));
    keeper.kept.forEach((answer) => answer());
    expect(await Promise.all([call, next])).toMatchObject([{ runtime_name: 'kept' }, { runtime_name: 'kept' }]);
  });

  it('hands a call that waits for a connection to the new one', async () => {
    await serve(version());
    const call = callVersion();
    channel.reconnect();
    channel.reconnect();
    expect(await call).toMatchObject({ runtime_name: 'test' });
  });
});

describe('a server that accepts and says nothing', () => {
  const accepted = new Set<net.Socket>();
  let hanging: net.Server;
  let served = 0;

  beforeEach(async () => {
    accepted.clear();
    served = 0;
    hanging = net.createServer((socket) => {
      served += 1;
      accepted.add(socket);
      socket.resume().on('close', () => accepted.delete(socket));
    });
    await new Promise<void>((resolve) => hanging.listen(socketPath, resolve));
  });
  afterEach(async () => {
    accepted.forEach((socket) => socket.destroy());
    await new Promise((resolve) => hanging.close(resolve));
  });

  it('is left by the connection of before when another is made', async () => {
    const reason = reasonOf(callVersion());
    for (let attempts = 1; attempts <= 5; attempts += 1) {
      await eventually(() => expect(served).toBe(attempts));
      channel.reconnect();
    }
    await eventually(() => expect(served).toBe(6));
    await eventually(() => expect(accepted.size).toBe(1));
    channel.dispose();
    expect(await reason).toBe('cancelled');
  });

  it('is left for good with the channel', async () => {
    const reason = reasonOf(callVersion());
    await eventually(() => expect(accepted.size).toBe(1));
    channel.dispose();
    expect(await reason).toBe('cancelled');
    await eventually(() => expect(accepted.size).toBe(0));
  });
});

describe('dispose', () => {
  it('ends a call that has left, on the side of the server too', async () => {
    const keeper = keeping();
    await serve(keeper.handlers);
    const reason = reasonOf(callVersion());
    await eventually(() => expect(keeper.kept).toHaveLength(1));
    channel.dispose();
    expect(await reason).toBe('cancelled');
    await eventually(() => expect(keeper.cancelled).toBe(1));
  });

  it('ends a call that waits for a connection', async () => {
    await serve(version());
    const reason = reasonOf(callVersion());
    channel.dispose();
    expect(await reason).toBe('cancelled');
  });

  it('refuses what comes later, also after a reconnect', async () => {
    await serve(version());
    channel.dispose();
    expect(await reasonOf(callVersion())).toBe('cancelled');
    channel.reconnect();
    channel.dispose();
    expect(await reasonOf(callVersion())).toBe('cancelled');
  });
});
