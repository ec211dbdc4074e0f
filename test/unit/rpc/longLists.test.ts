import path from 'node:path';
import { type sendUnaryData, Server, ServerCredentials, type ServerWritableStream } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CriError } from '../../../src/contract/failure.ts';
import { limits } from '../../../src/common/limits.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { messageParts, streamInParts, unaryInParts } from '../../../src/rpc/longLists.ts';
import type { RpcMethod } from '../../../src/rpc/rpcMethod.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
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
      failure: { reason: 'clientFailed', detail: expect.stringContaining('invalid wire type') as string },
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

/** A list of items that have two bytes each. */
function emptyItems(count: number): Buffer {
  return Buffer.alloc(2 * count, Uint8Array.of(10, 0));
}

const { responseSerialize, responseDeserialize } = runtimeService.ListContainers;

function reply(count: number): Buffer {
  return responseSerialize({
    containers: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      labels: { app: 'x'.repeat(index % 300) },
      created_at: String(1_700_000_000_000_000_000n + BigInt(index)),
    })),
  });
}

/** So many fields that only the bytes count. */
const noFields = { fields: Infinity };

describe('messageParts', () => {
  it('cuts by fields where they are too short to fill a part', () => {
    const { parts, fields } = messageParts(emptyItems(2_500), { bytes: 10_000, fields: 1_000 });
    expect(parts.map(({ length }) => length)).toEqual([2_000, 2_000, 1_000]);
    expect(fields).toBe(2_500);
  });

  it('makes no parts of a list that is too long to be read', () => {
    expect(messageParts(emptyItems(limits.listItems), { bytes: 10_000, fields: 1_000 }).parts).toHaveLength(50);
    expect(messageParts(emptyItems(limits.listItems + 1), { bytes: 10_000, fields: 1_000 }).parts).toEqual([]);
  });

  it('gives parts that decode to the whole, in order', () => {
    const whole = reply(1000);
    const { parts } = messageParts(whole, { ...noFields, bytes: 10_000 });
    expect(parts.length).toBeGreaterThan(5);
    const containers = parts.flatMap((part) => responseDeserialize(Buffer.from(part)).containers);
    expect(containers).toEqual(responseDeserialize(whole).containers);
  });

  it('keeps each part near the size that was asked for', () => {
    const sizes = messageParts(reply(1000), { ...noFields, bytes: 10_000 }).parts.map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(11_000);
  });

  it('passes over fields of every kind', () => {
    // Field 1 varint 300, field 2 fixed64, field 3 bytes, field 4 fixed32.
    const message = Uint8Array.of(8, 0xac, 2, 17, 1, 2, 3, 4, 5, 6, 7, 8, 26, 2, 104, 105, 37, 1, 2, 3, 4);
    expect(messageParts(message, { ...noFields, bytes: 1 }).parts.map(({ length }) => length)).toEqual([3, 9, 4, 5]);
  });

  it.each([
    ['a length beyond the end', [10, 200, 1, 0]],
    ['a varint without end', [8, ...Array.from({ length: 12 }, () => 0xff)]],
    ['a group', [11, 12]],
    ['half a fixed64', [17, 1, 2]],
  ])('leaves %s whole for the decoder to refuse', (_, bytes) => {
    const message = Uint8Array.from(bytes);
    expect(messageParts(message, { ...noFields, bytes: 1 }).parts).toEqual([message]);
  });

  it('gives an empty message as one part', () => {
    expect(messageParts(new Uint8Array(), { fields: 10, bytes: 100 }).parts).toHaveLength(1);
  });
});
