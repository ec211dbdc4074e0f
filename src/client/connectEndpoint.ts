import { criContainerd } from '../containerd/criContainerd.ts';
import type { CallObserver } from '../contract/call.ts';
import type { EndpointAddress, EndpointClient } from '../contract/endpoint.ts';
import { criEvents } from '../cri/containerEvents.ts';
import { criImages } from '../cri/criImages.ts';
import { criRuntime } from '../cri/criRuntime.ts';
import { SandboxHandlers } from '../cri/sandboxHandlers.ts';
import { ListSupport } from '../cri/listSupport.ts';
import { CriChannel } from '../rpc/criChannel.ts';

/**
 * Everything that an endpoint serves behind one import: the rooms of its protocols and all of gRPC load lazily with it.
 *
 * @param requestTimeoutMs milliseconds for a call that names no deadline of its own; a setting that may change
 */
export function connectEndpoint(
  address: EndpointAddress,
  requestTimeoutMs: () => number,
  observer?: CallObserver,
): EndpointClient {
  const channel = new CriChannel(address, requestTimeoutMs, observer);
  const lists = new ListSupport();
  const handlers = new SandboxHandlers(channel);
  return {
    runtime: criRuntime(channel, lists, handlers),
    images: criImages(channel, lists),
    criEvents: criEvents(channel),
    containerd: criContainerd(channel),
    reconnect: () => {
      lists.forget();
      handlers.forget();
      channel.reconnect();
    },
    dispose: () => channel.dispose(),
  };
}
