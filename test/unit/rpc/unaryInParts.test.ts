import path from 'node:path';
import { type sendUnaryData, Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CriError } from '../../../src/contract/failure.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import type { RpcMethod } from '../../../src/rpc/rpcMethod.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { streamInParts } from '../../../src/rpc/streamInParts.ts';
import { unaryInParts } from '../../../src/rpc/unaryInParts.ts';
import { temporaryFolder } from './causes.ts';

const { ListContainers } = runtimeService;
const count = 5_000;
const containers = Array.from({ length: count }, (_, index) => ({ id: `c${index}`, labels: { app: 'x'.repeat(200) } }));

let folder: ReturnType<typeof temporaryFolder>;
let server: Server;
let channel: CriChannel;

beforeEach(async () => {
  folder = temporaryFolder();
  const socketPath = path.join(folder.path, 'cri.sock');
  server = new Server();
  server.addService(runtimeService, {
    ListContainers: (_call: unknown, answer: sendUnaryData<object>) => answer(null, { containers }),
    StreamContainers: (call: ServerWritableStream<unknown, object>) => {
      call.write({ containers });
      call.write({ containers: [{ id: 'last' }] });
      call.end();
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 10_000);
});
afterEach(async () => {
  channel.dispose();
  server.forceShutdown();
  await folder[Symbol.asyncDispose]();
});

/** The same method, with something done at each decoding. */
function decoding(
  onDecode: () => void,
): RpcMethod<object, { readonly containers: readonly { readonly id: string }[] }> {
  return {
    ...ListContainers,
    responseDeserialize: (bytes) => {
      onDecode();
      return ListContainers.responseDeserialize(bytes);
    },
  };
}

type Reply = ReturnType<ReturnType<typeof decoding>['responseDeserialize']>;
const ids = (reply: Reply): string[] => reply.containers.map(({ id }) => id);

describe('unaryInParts', () => {
  it('gives the whole list in order, and lets others have a turn between its parts', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    const turnsAtDecoding: number[] = [];
    const list = await unaryInParts(
      channel,
      decoding(() => turnsAtDecoding.push(turns)),
      {},
      ids,
    );
    clearImmediate(timer);
    expect(list).toEqual(containers.map(({ id }) => id));
    expect(turnsAtDecoding.length).toBeGreaterThan(3);
    expect(new Set(turnsAtDecoding).size).toBe(turnsAtDecoding.length);
  });

  it('stops between two parts when it is aborted', async () => {
    const abort = new AbortController();
    let decoded = 0;
    const method = decoding(() => {
      decoded += 1;
      if (decoded === 2) {
        abort.abort();
      }
    });
    const failure = await unaryInParts(channel, method, {}, ids, { signal: abort.signal }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(CriError);
    expect(failure).toMatchObject({ failure: { reason: 'cancelled', method: 'ListContainers' } });
    expect(decoded).toBe(2);
  });

  it('says of a later part that cannot be decoded what it says of the first', async () => {
    let decoded = 0;
    const method = decoding(() => {
      decoded += 1;
      if (decoded === 3) {
        throw new Error('invalid wire type');
      }
    });
    await expect(unaryInParts(channel, method, {}, ids)).rejects.toMatchObject({
      failure: { reason: 'rejected', detail: expect.stringContaining('invalid wire type') as string },
    });
  });
});

describe('streamInParts', () => {
  it('gives the list in order, also where one message has nearly all of it', async () => {
    const decodedBytes: number[] = [];
    const method = {
      ...runtimeService.StreamContainers,
      responseDeserialize: (bytes: Buffer) => {
        decodedBytes.push(bytes.length);
        return runtimeService.StreamContainers.responseDeserialize(bytes);
      },
    };
    const list = await streamInParts(channel, method, {}, (part) => part.containers.map(({ id }) => id));
    expect(list).toEqual([...containers.map(({ id }) => id), 'last']);
    const total = decodedBytes.reduce((sum, bytes) => sum + bytes, 0);
    expect(Math.max(...decodedBytes)).toBeLessThan(total / 3);
  });
});
