import { criContainerd } from '../../src/containerd/criContainerd.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import { criEvents } from '../../src/cri/containerEvents.ts';
import { criImages } from '../../src/cri/criImages.ts';
import { criRuntime } from '../../src/cri/criRuntime.ts';
import { ListSupport } from '../../src/cri/listSupport.ts';
import { SandboxHandlers } from '../../src/cri/sandboxHandlers.ts';
import type { CriChannel } from '../../src/rpc/criChannel.ts';

/** A client over a channel that the test made, as `connectEndpoint` makes one over a socket. */
export function clientOf(channel: CriChannel): EndpointClient {
  const lists = new ListSupport();
  return {
    runtime: criRuntime(channel, lists, new SandboxHandlers(channel)),
    images: criImages(channel, lists),
    criEvents: criEvents(channel),
    containerd: criContainerd(channel),
    reconnect: () => undefined,
    dispose: () => channel.dispose(),
  };
}
