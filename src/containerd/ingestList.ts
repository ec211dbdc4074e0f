import type { CallOptions } from '../contract/call.ts';
import { contentService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';

/** Downloads of layers, also of dead pulls: the bytes that each has, by its reference (`layer-<digest>`). */
export async function listIngests(channel: CriChannel, options?: CallOptions): Promise<ReadonlyMap<string, number>> {
  const request = { filters: ['ref~="^layer-"'] };
  const { statuses } = await channel.unary(contentService.ListStatuses, request, { ...options, ...inCriNamespace });
  return new Map(statuses.map(({ ref, offset }) => [ref, Number(offset)]));
}
