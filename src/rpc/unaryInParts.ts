import type { CriChannel } from './criChannel.ts';
import { PartDecoder } from './partDecoder.ts';
import type { RpcMethod } from './rpcMethod.ts';
import type { RpcOptions } from './rpcOptions.ts';

/**
 * One call whose reply is a long list, decoded in parts so that other work has its turns in between.
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
