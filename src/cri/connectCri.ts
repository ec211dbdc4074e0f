import type { EndpointAddress } from '../contract/endpointAddress.ts';
import type { EndpointClient } from '../contract/endpointClient.ts';
import { CriChannel } from '../rpc/criChannel.ts';
import { criImages } from './criImages.ts';
import { criRuntime } from './criRuntime.ts';

/** Everything about an endpoint's CRI behind one import: this room and all of gRPC load lazily with it. */
export function connectCri(address: EndpointAddress, requestTimeoutMs: () => number): EndpointClient {
  const channel = new CriChannel(address, requestTimeoutMs);
  return {
    runtime: criRuntime(channel),
    images: criImages(channel),
    reconnect: () => channel.reconnect(),
    dispose: () => channel.dispose(),
  };
}
