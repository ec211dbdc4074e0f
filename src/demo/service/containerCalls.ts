import type { Container } from '../../rpc/generated/types/runtime/v1/Container.ts';
import type { ContainerFilter__Output } from '../../rpc/generated/types/runtime/v1/ContainerFilter.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { notFound, refused } from '../callError.ts';
import type { ContainerLifecycle } from '../state/containerLifecycle.ts';
import type { DemoNode } from '../state/demoNode.ts';
import { matchesLabels } from '../state/matchesLabels.ts';
import { containerItem, containerStatus } from '../view/containerStatus.ts';
import { containerInfo } from '../view/verboseInfo.ts';
import type { Wire } from '../wire.ts';
import type { Calls } from './call.ts';
import { inChunks } from './inChunks.ts';

type ContainerMethod =
  | 'CreateContainer'
  | 'StartContainer'
  | 'StopContainer'
  | 'RemoveContainer'
  | 'ListContainers'
  | 'StreamContainers'
  | 'ContainerStatus'
  | 'UpdateContainerResources'
  | 'ReopenContainerLog';

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
      lifecycle.start(node.containers.get(id));
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
      const container = node.containers.get(id);
      return { status: containerStatus(container, node.images), info: verbose ? containerInfo(container, wire) : {} };
    },
    UpdateContainerResources: ({ container_id: id, linux }) => {
      const container = node.containers.find(id);
      if (container === undefined) {
        throw notFound('failed to find container');
      }
      container.resources = { ...container.resources, ...linux };
      return {};
    },
    ReopenContainerLog: ({ container_id: id }) => {
      const container = node.containers.get(id);
      if (container.state !== 'CONTAINER_RUNNING') {
        throw refused('container is not running');
      }
      lifecycle.logOf(container)?.reopen();
      return {};
    },
  };
}
