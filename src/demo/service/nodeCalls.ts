import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { runtimeHandlers } from '../runtimeHandlers.ts';
import type { DemoNode } from '../state/demoNode.ts';
import { runtimeInfo } from '../view/verboseInfo.ts';
import type { Calls } from './call.ts';

type NodeMethod = 'Version' | 'Status' | 'RuntimeConfig' | 'UpdateRuntimeConfig';

/** RPCs about the runtime itself. */
export function nodeCalls(node: DemoNode, version: string): Calls<RuntimeServiceHandlers, NodeMethod> {
  return {
    Version: () => ({
      version: '0.1.0',
      runtime_name: 'demonstration',
      runtime_version: version,
      runtime_api_version: 'v1',
    }),
    Status: ({ verbose }) => ({
      status: {
        conditions: [
          { type: 'RuntimeReady', status: true },
          { type: 'NetworkReady', status: true },
        ],
      },
      info: verbose ? runtimeInfo(node.socketPath, node.folder) : {},
      runtime_handlers: [...runtimeHandlers],
      features: { supplemental_groups_policy: true },
    }),
    RuntimeConfig: () => ({ linux: { cgroup_driver: 'CGROUPFS' } }),
    UpdateRuntimeConfig: () => ({}),
  };
}
