import type { ContainerEventResponse } from '../../rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { whileNotAborted } from '../process/whileNotAborted.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { Calls } from './call.ts';

/** GetContainerEvents: every subscriber gets all that happens from its subscription on; nothing is replayed. */
export function eventCalls(node: DemoNode): Calls<RuntimeServiceHandlers, 'GetContainerEvents'> {
  return { GetContainerEvents: (_request, signal) => follow(node, signal) };
}

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
