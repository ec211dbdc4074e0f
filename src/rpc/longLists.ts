import protobuf from 'protobufjs/minimal.js';
import { Slices } from '../common/slices.ts';
import { CriError } from '../contract/failure.ts';
import { limits } from '../common/limits.ts';
import { LimitExceeded } from './boundedDecoding.ts';
import type { CriChannel } from './criChannel.ts';
import { decodingFailure } from './failureOf.ts';
import { methodName, type RpcMethod, type RpcOptions } from './rpcMethod.ts';

/**
 * One call whose reply is a long list. It is decoded in parts, since decoding ten thousand containers at once would
 * block the event loop for 30 ms.
 *
 * @param itemsOf the items of a reply that has a part of the list, or all of a short one
 * @throws CriError, always, whatever went wrong
 */
export async function unaryInParts<Request, Response, Item>(
  channel: CriChannel,
  method: RpcMethod<Request, Response>,
  request: Request,
  itemsOf: (reply: Response) => readonly Item[],
  options: RpcOptions = {},
): Promise<Item[]> {
  const decoder = new PartDecoder(method, itemsOf);
  await channel.unary(decoder.method, request, options);
  return decoder.items(options.signal);
}

/**
 * A list that the server streams. Each message is decoded in parts, too: CRI-O 1.36 sends the whole list as one.
 *
 * @param itemsOf the items of a message that has a part of the list
 * @throws CriError, always, whatever went wrong
 */
export async function streamInParts<Request, Response, Item>(
  channel: CriChannel,
  method: RpcMethod<Request, Response>,
  request: Request,
  itemsOf: (message: Response) => readonly Item[],
  options: RpcOptions = {},
): Promise<Item[]> {
  const decoder = new PartDecoder(method, itemsOf);
  await channel.readEach(decoder.method, request, () => undefined, options);
  return decoder.items(options.signal);
}

/** About a millisecond of decoding: 1,000 containers are some 700 KB and take 3 ms, and empty ones are no cheaper. */
const partSize = { bytes: 256 * 1024, fields: 350 };

/**
 * Decodes the first part of a message as it arrives, inside gRPC, and keeps the others to decode them after the call
 * has ended, each in a turn of the event loop of its own.
 */
class PartDecoder<Request, Response, Item> {
  /** The method that the channel is to call in place of the original. */
  readonly method: RpcMethod<Request, Response>;
  readonly #decode: (part: Uint8Array) => Response;
  readonly #itemsOf: (reply: Response) => readonly Item[];
  /** For each message, the items that are decoded and the parts that are not yet. */
  readonly #messages: { readonly items: Item[]; readonly later: readonly Uint8Array[] }[] = [];
  /** Of all messages. Their items are counted before they are decoded. */
  #fields = 0;

  constructor(method: RpcMethod<Request, Response>, itemsOf: (reply: Response) => readonly Item[]) {
    this.#itemsOf = itemsOf;
    this.#decode = (part) => method.responseDeserialize(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    this.method = {
      ...method,
      responseDeserialize: (message) => {
        const { parts, fields } = messageParts(message, partSize);
        this.#fields += fields;
        if (this.#fields > limits.listItems) {
          throw new LimitExceeded({ of: 'items', most: limits.listItems });
        }
        const [head = message, ...later] = parts;
        const reply = this.#decode(head);
        this.#messages.push({ items: [...itemsOf(reply)], later });
        return reply;
      },
    };
  }

  /** All items in the order in which they came. To be called when the call has ended. */
  async items(signal: AbortSignal | undefined): Promise<Item[]> {
    // Without a budget each part gives way.
    const slices = new Slices(0);
    for (const { items, later } of this.#messages) {
      for (const part of later) {
        await slices.giveWay();
        if (signal?.aborted === true) {
          throw new CriError({ reason: 'cancelled', method: methodName(this.method) });
        }
        for (const item of this.#itemsOf(this.#decodeOrRefuse(part))) {
          items.push(item);
        }
      }
    }
    return this.#messages.flatMap(({ items }) => items);
  }

  #decodeOrRefuse(part: Uint8Array): Response {
    try {
      return this.#decode(part);
    } catch (error) {
      throw new CriError(decodingFailure(error, methodName(this.method)), { cause: error });
    }
  }
}

export interface MessageParts {
  readonly parts: readonly Uint8Array[];
  /** How many top-level fields the message has: the items of a list, and what else there is. */
  readonly fields: number;
}

/**
 * Cuts an encoded message between its top-level fields. Each part is itself a message of the same type, and decoding
 * them one after the other and joining their lists gives what decoding the whole gives: protobuf defines a message as
 * mergeable from its parts.
 *
 * Source: the protobuf encoding, protobuf.dev/programming-guides/encoding ("Last One Wins", "Message structure").
 *
 * @param size a part ends with the first field that reaches one of these
 * @returns the whole as one part where it is no well-formed message: whoever decodes it says what is wrong; and no
 * parts once there are more fields than a list may have items, since nobody wants them
 */
export function messageParts(
  message: Uint8Array,
  size: { readonly bytes: number; readonly fields: number },
): MessageParts {
  const reader = protobuf.Reader.create(message);
  const parts: Uint8Array[] = [];
  let start = 0;
  let fields = 0;
  let fieldsBefore = 0;
  try {
    while (reader.pos < reader.len) {
      reader.skipType(reader.uint32() % 8);
      fields += 1;
      if (fields > limits.listItems) {
        return { parts: [], fields };
      }
      const isFull = reader.pos - start >= size.bytes || fields - fieldsBefore >= size.fields;
      if (isFull || reader.pos === reader.len) {
        parts.push(message.subarray(start, reader.pos));
        start = reader.pos;
        fieldsBefore = fields;
      }
    }
  } catch {
    return { parts: [message], fields: 1 };
  }
  return { parts: parts.length === 0 ? [message] : parts, fields };
}
