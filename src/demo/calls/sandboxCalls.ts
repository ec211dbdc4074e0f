import type { PodSandbox } from '../../rpc/generated/types/runtime/v1/PodSandbox.ts';
import type { PodSandboxFilter__Output } from '../../rpc/generated/types/runtime/v1/PodSandboxFilter.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { notFound, refused } from '../callError.ts';
import type { Calls } from '../grpcServer.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { SandboxLifecycle } from '../state/sandboxLifecycle.ts';
import { sandboxItem, sandboxStatus } from '../view/status.ts';
import { sandboxInfo } from '../view/verboseInfo.ts';
import type { Wire } from '../wire.ts';
import { inChunks, matchesLabels } from './lists.ts';

type SandboxMethod =
  | 'RunPodSandbox'
  | 'StopPodSandbox'
  | 'RemovePodSandbox'
  | 'PodSandboxStatus'
  | 'ListPodSandbox'
  | 'StreamPodSandboxes';

/** RPCs on pod sandboxes. Stopping and removing what is not there succeeds, as CRI asks. */
export function sandboxCalls(
  node: DemoNode,
  lifecycle: SandboxLifecycle,
  wire: Wire,
): Calls<RuntimeServiceHandlers, SandboxMethod> {
  function list(filter: PodSandboxFilter__Output | null): PodSandbox[] {
    return node.sandboxes
      .select(filter?.id ?? '')
      .filter(({ state }) => state === (filter?.state?.state ?? state))
      .filter(({ config }) => matchesLabels(config.labels, filter?.label_selector ?? {}))
      .map(sandboxItem);
  }

  return {
    RunPodSandbox: ({ config, runtime_handler: handler }) => {
      if (!config?.metadata) {
        throw refused('sandbox config must include metadata');
      }
      return { pod_sandbox_id: lifecycle.run(config, handler).id };
    },
    StopPodSandbox: async ({ pod_sandbox_id: id }) => {
      const sandbox = node.sandboxes.find(id);
      if (sandbox !== undefined) {
        await lifecycle.stop(sandbox);
      }
      return {};
    },
    RemovePodSandbox: async ({ pod_sandbox_id: id }) => {
      const sandbox = node.sandboxes.find(id);
      if (sandbox !== undefined) {
        await lifecycle.remove(sandbox);
      }
      return {};
    },
    PodSandboxStatus: ({ pod_sandbox_id: id, verbose }) => {
      const sandbox = node.sandboxes.find(id);
      if (sandbox === undefined) {
        throw notFound('an error occurred when try to find sandbox');
      }
      return { status: sandboxStatus(sandbox), info: verbose ? sandboxInfo(sandbox, wire) : {} };
    },
    ListPodSandbox: ({ filter }) => ({ items: list(filter) }),
    StreamPodSandboxes: ({ filter }) => inChunks(list(filter), (chunk) => ({ pod_sandboxes: chunk })),
  };
}
