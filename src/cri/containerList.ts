import type { CallOptions } from '../contract/callOptions.ts';
import type { Container } from '../contract/container.ts';
import type { IdFilter } from '../contract/runtimePort.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerRecord } from './containerRecord.ts';

export async function listContainers(
  channel: CriChannel,
  filter?: IdFilter,
  options?: CallOptions,
): Promise<Container[]> {
  const reply = await channel.unary(runtimeService.ListContainers, { filter: filter ?? null }, options);
  return reply.containers.map(containerRecord);
}
