import type { CriChannel } from './criChannel.ts';
import { PartDecoder } from './partDecoder.ts';
import type { RpcMethod } from './rpcMethod.ts';
import type { RpcOptions } from './rpcOptions.ts';

/**
 * A list that the server streams, each message decoded in parts as in `unaryInParts`: CRI-O 1.36 sends the whole list
 * as one message.
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
