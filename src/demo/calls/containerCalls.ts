import type { Container } from '../../rpc/generated/types/runtime/v1/Container.ts';
import type { ContainerFilter__Output } from '../../rpc/generated/types/runtime/v1/ContainerFilter.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { notFound, refused } from '../callError.ts';
import type { Calls } from '../grpcServer.ts';
import type { ContainerLifecycle } from '../state/containerLifecycle.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { ContainerRecord } from '../state/records.ts';
import { containerItem, containerStatus } from '../view/status.ts';
import { containerInfo } from '../view/verboseInfo.ts';
import type { Wire } from '../wire.ts';
import { inChunks, matchesLabels } from './lists.ts';

type ContainerMethod =
  | 'CreateContainer'
  | 'StartContainer'
  | 'StopContainer'
  | 'RemoveContainer'
  | 'ListContainers'
  | 'StreamContainers'
  | 'ContainerStatus';

/** RPCs on containers. Stopping and removing what is not there succeeds, as CRI asks. */
export function containerCalls(
  node: DemoNode,
  lifecycle: ContainerLifecycle,
  wire: Wire,
): Calls<RuntimeServiceHandlers, ContainerMethod> {
  function list(filter: ContainerFilter__Output | null): Container[] {
    const sandboxId = filter?.pod_sandbox_id ?? '';
    const sandboxes = sandboxId === '' ? undefined : node.sandboxes.select(sandboxId).map(({ id }) => id);
    return node.containers
      .select(filter?.id ?? '')
      .filter(({ sandbox }) => sandboxes === undefined || sandboxes.includes(sandbox.id))
      .filter(({ state }) => state === (filter?.state?.state ?? state))
      .filter(({ config }) => matchesLabels(config.labels, filter?.label_selector ?? {}))
      .map(containerItem);
  }

  /** @throws CallError NOT_FOUND; UNKNOWN for no id or an ambiguous prefix */
  function get(id: string): ContainerRecord {
    const failed = `an error occurred when try to find container ${JSON.stringify(id)}`;
    if (id === '') {
      throw refused(`${failed}: prefix can't be empty`);
    }
    const record = node.containers.find(id);
    if (record === undefined) {
      throw notFound(failed);
    }
    return record;
  }

  return {
    CreateContainer: ({ pod_sandbox_id: sandboxId, config }) => {
      const sandbox = node.sandboxes.find(sandboxId);
      if (sandbox === undefined) {
        throw notFound(`failed to find sandbox id ${JSON.stringify(sandboxId)}`);
      }
      if (!config?.metadata) {
        throw refused('container config must include metadata');
      }
      return { container_id: lifecycle.create(sandbox, config).id };
    },
    StartContainer: ({ container_id: id }) => {
      lifecycle.start(get(id));
      return {};
    },
    StopContainer: async ({ container_id: id, timeout: graceSeconds }) => {
      const container = node.containers.find(id);
      if (container !== undefined) {
        await lifecycle.stop(container, Number(graceSeconds) * 1000);
      }
      return {};
    },
    RemoveContainer: async ({ container_id: id }) => {
      const container = node.containers.find(id);
      if (container !== undefined) {
        await lifecycle.remove(container);
      }
      return {};
    },
    ListContainers: ({ filter }) => ({ containers: list(filter) }),
    StreamContainers: ({ filter }) => inChunks(list(filter), (chunk) => ({ containers: chunk })),
    ContainerStatus: ({ container_id: id, verbose }) => {
      const container = get(id);
      return { status: containerStatus(container, node.images), info: verbose ? containerInfo(container, wire) : {} };
    },
  };
}
