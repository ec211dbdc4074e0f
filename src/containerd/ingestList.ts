import type { CallOptions } from '../contract/callOptions.ts';
import { contentService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';

/** Downloads of layers, by reference (`layer-<digest>`), and the bytes that each has. Those of dead pulls are among them. */
export async function listIngests(channel: CriChannel, options?: CallOptions): Promise<ReadonlyMap<string, number>> {
  const request = { filters: ['ref~="^layer-"'] };
  const { statuses } = await channel.unary(contentService.ListStatuses, request, { ...options, ...inCriNamespace });
  return new Map(statuses.map(({ ref, offset }) => [ref, Number(offset)]));
}
