import path from 'node:path';
import { type handleServerStreamingCall, type handleUnaryCall, Server, ServerCredentials } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import type { CriFailure } from '../../../src/contract/failure.ts';
import { limits } from '../../../src/common/limits.ts';
import { LimitExceeded } from '../../../src/rpc/boundedDecoding.ts';
import { contentService } from '../../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { streamInParts, unaryInParts } from '../../../src/rpc/longLists.ts';
import { imageService, runtimeService } from '../../../src/rpc/services.ts';
import { temporaryFolder } from './causes.ts';

/** Encoded fields, one after the other. */
function fields(tag: number, contents: Iterable<Uint8Array>): Buffer {
  return Buffer.concat([...contents].flatMap((content) => [field(tag, content)]));
}

function field(tag: number, content: Uint8Array): Buffer {
  const length: number[] = [];
  for (let rest = content.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) {
      return Buffer.concat([Uint8Array.of(tag, ...length), content]);
    }
  }
}

const lengthDelimited = (number: number): number => (number << 3) | 2;
const empties = (count: number): Iterable<Uint8Array> => Array.from({ length: count }, () => new Uint8Array());
const { valuesAtOnce } = limits;

describe('decoding', () => {
  const { ContainerStatus, PodSandboxStatus } = runtimeService;

  it('refuses a message of too many messages, however few bytes it has', () => {
    // Each mount is a tag and a length; so is the status around them.
    const mounts = (count: number): Buffer => field(lengthDelimited(1), fields(lengthDelimited(14), empties(count)));
    const most = (valuesAtOnce - 2) / 2;
    expect(ContainerStatus.responseDeserialize(mounts(most)).status?.mounts).toHaveLength(most);
    expect(() => ContainerStatus.responseDeserialize(mounts(most + 1))).toThrow(LimitExceeded);
  });

  it('refuses too many packed numbers', () => {
    // ContainerStatusResponse.status.user.linux.supplemental_groups
    const groups = (count: number): Buffer =>
      [1, 18, 1, 3].reduceRight<Buffer>(
        (inner, number) => {
          const tag = lengthDelimited(number);
          return tag < 128 ? field(tag, inner) : Buffer.concat([Uint8Array.of(146, 1), field(0, inner).subarray(1)]);
        },
        Buffer.alloc(count, 1),
      );
    expect(ContainerStatus.responseDeserialize(groups(100)).status?.user?.linux?.supplemental_groups).toHaveLength(100);
    expect(() => ContainerStatus.responseDeserialize(groups(valuesAtOnce))).toThrow(LimitExceeded);
  });

  it('refuses too many entries of a map', () => {
    const entries = (count: number): Buffer =>
      fields(
        lengthDelimited(2),
        Array.from({ length: count }, (_, index) => field(lengthDelimited(1), Buffer.from(`k${index}`))),
      );
    // The entry and its key, with a length each.
    const most = valuesAtOnce / 4;
    expect(Object.keys(PodSandboxStatus.responseDeserialize(entries(most)).info)).toHaveLength(most);
    expect(() => PodSandboxStatus.responseDeserialize(entries(most + 1))).toThrow(LimitExceeded);
  });

  it('lets verbose information of several megabytes pass', () => {
    const info = { info: 'x'.repeat(4_000_000) };
    const reply = ContainerStatus.responseSerialize({ info });
    expect(ContainerStatus.responseDeserialize(reply).info).toEqual(info);
  });
});

describe('a channel', () => {
  let dispose: () => Promise<void> = () => Promise.resolve();
  afterEach(() => dispose());

  /** A channel to a server whose replies are bytes. */
  async function channelTo(
    unary: Readonly<Record<string, handleUnaryCall<unknown, Buffer>>>,
    streaming: Readonly<Record<string, handleServerStreamingCall<unknown, Buffer>>> = {},
  ): Promise<CriChannel> {
    const folder = temporaryFolder();
    const socketPath = path.join(folder.path, 'cri.sock');
    const server = new Server({ 'grpc.max_send_message_length': -1 });
    for (const service of [runtimeService, imageService, contentService]) {
      const methods = Object.entries(service).map(([name, method]: [string, object]) => [
        name,
        { ...method, responseSerialize: (bytes: Buffer) => bytes },
      ]);
      server.addService(Object.fromEntries(methods) as typeof service, { ...unary, ...streaming });
    }
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    const channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 30_000);
    dispose = async () => {
      channel.dispose();
      server.forceShutdown();
      await folder[Symbol.asyncDispose]();
    };
    return channel;
  }

  const tooLarge = (method: string, limit: { readonly of: string; readonly most: number }): object => ({
    failure: { reason: 'messageTooLarge', method, limit } satisfies Record<
      keyof CriFailure | 'method' | 'limit',
      unknown
    >,
  });
  const answering =
    (reply: Buffer): handleUnaryCall<unknown, Buffer> =>
    (_call, answer) =>
      answer(null, reply);
  const idsOf = ({ containers }: { readonly containers: readonly { readonly id: string }[] }): string[] =>
    containers.map(({ id }) => id);

  it('says which limit a reply exceeded', async () => {
    const reply = field(lengthDelimited(1), fields(lengthDelimited(14), empties(valuesAtOnce)));
    const channel = await channelTo({ ContainerStatus: answering(reply) });
    await expect(channel.unary(runtimeService.ContainerStatus, {})).rejects.toMatchObject(
      tooLarge('ContainerStatus', { of: 'values', most: valuesAtOnce }),
    );
  });

  it('says of a message with too many bytes how many there may be', async () => {
    const reply = imageOf(limits.messageBytes);
    const channel = await channelTo({ ImageStatus: answering(reply) });
    await expect(channel.unary(imageService.ImageStatus, {})).rejects.toMatchObject(
      tooLarge('ImageStatus', { of: 'bytes', most: limits.messageBytes }),
    );
  });

  it('reads the longest list and refuses a longer one', async () => {
    let count: number = limits.listItems;
    const channel = await channelTo({
      ListContainers: (_call, answer) => answer(null, fields(lengthDelimited(1), empties(count))),
    });
    const list = (): Promise<string[]> => unaryInParts(channel, runtimeService.ListContainers, {}, idsOf);
    expect(await list()).toHaveLength(limits.listItems);
    count += 1;
    await expect(list()).rejects.toMatchObject(tooLarge('ListContainers', { of: 'items', most: limits.listItems }));
  });

  it('says of a part of a list, too, that it has too many values', async () => {
    const item = field(lengthDelimited(1), fields(lengthDelimited(8), empties(valuesAtOnce)));
    const short = fields(lengthDelimited(1), empties(1_000));
    const channel = await channelTo({ ListContainers: answering(Buffer.concat([short, item])) });
    await expect(unaryInParts(channel, runtimeService.ListContainers, {}, idsOf)).rejects.toMatchObject(
      tooLarge('ListContainers', { of: 'values', most: valuesAtOnce }),
    );
  });

  it('gives up a list that comes without end in messages of many items', async () => {
    const channel = await channelTo(
      {},
      {
        StreamContainers: (call) => sendWithoutEnd(call, fields(lengthDelimited(1), empties(10_000))),
      },
    );
    await expect(streamInParts(channel, runtimeService.StreamContainers, {}, idsOf)).rejects.toMatchObject(
      tooLarge('StreamContainers', { of: 'items', most: limits.listItems }),
    );
  });

  it.each([
    ['of many bytes', Buffer.alloc(4 * 1024 * 1024, field(lengthDelimited(3), Buffer.alloc(1_048_572))), 'bytes'],
    ['of none', Buffer.alloc(0), 'messages'],
  ] as const)(
    'gives up a stream without end whose messages are %s, and tells the server',
    async (_, message, of) => {
      let ended = false;
      const channel = await channelTo(
        {},
        {
          Read: (call) => {
            call.on('cancelled', () => {
              ended = true;
            });
            sendWithoutEnd(call, message);
          },
        },
      );
      const most = of === 'bytes' ? limits.streamBytes : limits.streamMessages;
      await expect(channel.readEach(contentService.Read, {}, () => undefined)).rejects.toMatchObject(
        tooLarge('Read', { of, most }),
      );
      await expect.poll(() => ended).toBe(true);
    },
    30_000,
  );
});

/** A reply with a text that makes it longer than this. */
function imageOf(length: number): Buffer {
  return field(lengthDelimited(1), field(lengthDelimited(1), Buffer.alloc(length, 'x')));
}

/** Sends whenever the client has taken what came before. */
function sendWithoutEnd(call: Parameters<handleServerStreamingCall<unknown, Buffer>>[0], message: Buffer): void {
  const send = (): void => {
    if (!call.cancelled && !call.destroyed) {
      if (call.write(message)) {
        setImmediate(send);
      } else {
        call.once('drain', send);
      }
    }
  };
  send();
}
