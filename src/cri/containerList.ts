import type { CallOptions } from '../contract/callOptions.ts';
import type { Container } from '../contract/container.ts';
import type { IdFilter } from '../contract/runtimePort.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerRecord } from './containerRecord.ts';
import type { ListSupport } from './listSupport.ts';

export async function listContainers(
  channel: CriChannel,
  lists: ListSupport,
  filter?: IdFilter,
  options?: CallOptions,
): Promise<Container[]> {
  const whole = async (): Promise<Container[]> => {
    const reply = await channel.unary(runtimeService.ListContainers, { filter: filter ?? null }, options);
    return reply.containers.map(containerRecord);
  };
  const inParts = async (): Promise<Container[]> => {
    const parts = await channel.readAll(runtimeService.StreamContainers, {}, options);
    return parts.flatMap((part) => part.containers.map(containerRecord));
  };
  return filter === undefined ? lists.read('containers', { inParts, whole }) : whole();
}
