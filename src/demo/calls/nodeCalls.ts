import type { ContainerEventResponse } from '../../rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import type { Calls } from '../grpcServer.ts';
import { whileNotAborted } from '../process/program.ts';
import { runtimeHandlers } from '../runtimeHandlers.ts';
import type { DemoNode } from '../state/demoNode.ts';
import { runtimeInfo } from '../view/verboseInfo.ts';

type NodeMethod = 'Version' | 'Status' | 'RuntimeConfig' | 'GetContainerEvents';

/** RPCs about the runtime itself, and the events of all that is on it. */
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
    GetContainerEvents: (_request, signal) => follow(node, signal),
  };
}

/** Every subscriber gets all that happens from its subscription on; nothing is replayed. */
async function* follow(node: DemoNode, signal: AbortSignal): AsyncGenerator<ContainerEventResponse> {
  const waiting: ContainerEventResponse[] = [];
  let wake: (() => void) | undefined;
  const subscription = node.events.event((event) => {
    waiting.push(event);
    wake?.();
  });
  try {
    for (;;) {
      yield* waiting.splice(0);
      if (waiting.length === 0) {
        await whileNotAborted(signal, (resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    subscription.dispose();
  }
}
