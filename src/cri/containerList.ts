import type { CallOptions } from '../contract/callOptions.ts';
import type { Container } from '../contract/container.ts';
import type { IdFilter } from '../contract/runtimePort.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { streamInParts } from '../rpc/streamInParts.ts';
import { unaryInParts } from '../rpc/unaryInParts.ts';
import { containerRecord } from './containerRecord.ts';
import type { ListSupport } from './listSupport.ts';

export async function listContainers(
  channel: CriChannel,
  lists: ListSupport,
  filter?: IdFilter,
  options?: CallOptions,
): Promise<Container[]> {
  const whole = (): Promise<Container[]> =>
    unaryInParts(
      channel,
      runtimeService.ListContainers,
      { filter: filter ?? null },
      (reply) => reply.containers.map(containerRecord),
      options,
    );
  const inParts = (): Promise<Container[]> =>
    streamInParts(channel, runtimeService.StreamContainers, {}, (part) => part.containers.map(containerRecord), options);
  return filter === undefined ? lists.read('containers', { inParts, whole }) : whole();
}
