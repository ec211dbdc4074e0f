import { status } from '@grpc/grpc-js';
import type { ContainerStats } from '../../rpc/generated/types/runtime/v1/ContainerStats.ts';
import type { ContainerStatsFilter__Output } from '../../rpc/generated/types/runtime/v1/ContainerStatsFilter.ts';
import type { PodSandboxStats } from '../../rpc/generated/types/runtime/v1/PodSandboxStats.ts';
import type { PodSandboxStatsFilter__Output } from '../../rpc/generated/types/runtime/v1/PodSandboxStatsFilter.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { CallError, notFound, refused } from '../callError.ts';
import type { DemoNode } from '../state/demoNode.ts';
import { matchesLabels } from '../state/matchesLabels.ts';
import type { SandboxRecord } from '../state/sandboxRecord.ts';
import { containerStats, sandboxStats } from '../view/stats.ts';
import type { Calls } from './call.ts';
import { inChunks } from './inChunks.ts';

type StatsMethod =
  | 'ContainerStats'
  | 'ListContainerStats'
  | 'StreamContainerStats'
  | 'PodSandboxStats'
  | 'ListPodSandboxStats'
  | 'StreamPodSandboxStats';

/** RPCs about what is used. As on containerd, lists have every container, but only the sandboxes that are ready. */
export function statsCalls(node: DemoNode): Calls<RuntimeServiceHandlers, StatsMethod> {
  function listContainers(filter: ContainerStatsFilter__Output | null): ContainerStats[] {
    const now = node.clock.now();
    const sandboxId = filter?.pod_sandbox_id ?? '';
    return node.containers
      .select(filter?.id ?? '')
      .filter(({ sandbox }) => sandbox.id.startsWith(sandboxId))
      .filter(({ config }) => matchesLabels(config.labels, filter?.label_selector ?? {}))
      .map((container) => containerStats(container, now));
  }

  function listSandboxes(filter: PodSandboxStatsFilter__Output | null): PodSandboxStats[] {
    return node.sandboxes
      .select(filter?.id ?? '')
      .filter(
        ({ state, config }) => state === 'SANDBOX_READY' && matchesLabels(config.labels, filter?.label_selector ?? {}),
      )
      .map(statsOf);
  }

  function statsOf(sandbox: SandboxRecord): PodSandboxStats {
    const running = node.containers.ofSandbox(sandbox.id).filter(({ state }) => state === 'CONTAINER_RUNNING');
    return sandboxStats(sandbox, running, node.clock.now());
  }

  return {
    ContainerStats: ({ container_id: id }) => {
      const container = node.containers.find(id);
      if (container === undefined) {
        throw notFound('failed to find container');
      }
      if (container.state !== 'CONTAINER_RUNNING') {
        throw refused('unexpected metrics response: []');
      }
      return { stats: containerStats(container, node.clock.now()) };
    },
    ListContainerStats: ({ filter }) => ({ stats: listContainers(filter) }),
    StreamContainerStats: ({ filter }) => inChunks(listContainers(filter), (chunk) => ({ container_stats: chunk })),
    PodSandboxStats: ({ pod_sandbox_id: id }) => {
      const sandbox = node.sandboxes.find(id);
      if (sandbox === undefined) {
        throw notFound(`an error occurred when trying to find sandbox ${id}`);
      }
      if (sandbox.state !== 'SANDBOX_READY') {
        throw new CallError(
          status.UNAVAILABLE,
          `failed to decode pod sandbox metrics ${sandbox.id}: failed to get pod sandbox stats ` +
            `since sandbox container "${sandbox.id}" is not in ready state: unavailable`,
        );
      }
      return { stats: statsOf(sandbox) };
    },
    ListPodSandboxStats: ({ filter }) => ({ stats: listSandboxes(filter) }),
    StreamPodSandboxStats: ({ filter }) => inChunks(listSandboxes(filter), (chunk) => ({ pod_sandbox_stats: chunk })),
  };
}
