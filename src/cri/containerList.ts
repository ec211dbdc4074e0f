import type { ListOptions } from '../contract/call.ts';
import type { Container } from '../contract/container.ts';
import type { ContainerFilter } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { streamInParts, unaryInParts } from '../rpc/longLists.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerRecord } from './containerRecord.ts';
import { toRecords, type ListSupport } from './listSupport.ts';

export function listContainers(
  channel: CriChannel,
  lists: ListSupport,
  filter?: ContainerFilter,
  options?: ListOptions<Container>,
): Promise<Container[]> {
  const records = toRecords(containerRecord, options);
  const whole = (): Promise<Container[]> =>
    unaryInParts(
      channel,
      runtimeService.ListContainers,
      { filter: wireFilter(filter) },
      (reply) => records(reply.containers),
      options,
    );
  const inParts = (): Promise<Container[]> =>
    streamInParts(channel, runtimeService.StreamContainers, {}, (part) => records(part.containers), options);
  return filter === undefined ? lists.read('containers', { inParts, whole }) : whole();
}

function wireFilter(filter: ContainerFilter | undefined) {
  return filter !== undefined && 'sandboxId' in filter ? { pod_sandbox_id: filter.sandboxId } : (filter ?? null);
}
