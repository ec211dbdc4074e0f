import { nextTurn } from '../common/nextTurn.ts';
import { CriError } from '../contract/failure.ts';
import { messageParts } from './messageParts.ts';
import { methodName, type RpcMethod } from './rpcMethod.ts';

/** About a millisecond of decoding: 1,000 containers are some 700 KB and take 3 ms. */
const partBytes = 256 * 1024;

/** Decodes messages with long lists in parts: the first one as the message arrives, the others in turns of their own. */
export class PartDecoder<Request, Response, Item> {
  /** What the channel is to call. */
  readonly method: RpcMethod<Request, Response>;
  readonly #decode: (part: Uint8Array) => Response;
  readonly #itemsOf: (reply: Response) => readonly Item[];
  /** What is decoded of each message, and what is not yet. */
  readonly #messages: { readonly items: Item[]; readonly later: readonly Uint8Array[] }[] = [];

  /** @param itemsOf the items of a message that has a part of the list, or all of a short one */
  constructor(method: RpcMethod<Request, Response>, itemsOf: (reply: Response) => readonly Item[]) {
    this.#itemsOf = itemsOf;
    this.#decode = (part) => method.responseDeserialize(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    this.method = {
      ...method,
      responseDeserialize: (message) => {
        const [head = message, ...later] = messageParts(message, partBytes);
        const reply = this.#decode(head);
        this.#messages.push({ items: [...itemsOf(reply)], later });
        return reply;
      },
    };
  }

  /**
   * All items in the order in which they came, once the call has ended.
   * @throws CriError, always, whatever went wrong
   */
  async items(signal: AbortSignal | undefined): Promise<Item[]> {
    for (const { items, later } of this.#messages) {
      for (const part of later) {
        await nextTurn();
        if (signal?.aborted === true) {
          throw new CriError({ reason: 'cancelled', method: methodName(this.method) });
        }
        items.push(...this.#itemsOf(this.#decodeOrRefuse(part)));
      }
    }
    return this.#messages.flatMap(({ items }) => items);
  }

  #decodeOrRefuse(part: Uint8Array): Response {
    try {
      return this.#decode(part);
    } catch (error) {
      const method = methodName(this.method);
      throw new CriError({ reason: 'rejected', method, code: 'INTERNAL', detail: String(error) }, { cause: error });
    }
  }
}
