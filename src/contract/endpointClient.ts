import type { Disposable } from '../common/disposable.ts';
import type { ContainerdPort } from './containerdPort.ts';
import type { EventPort } from './eventPort.ts';
import type { ImagePort } from './imagePort.ts';
import type { RuntimePort } from './runtimePort.ts';

/** A connection to one endpoint: one channel, every service. Disposing it ends every call under way. */
export interface EndpointClient extends Disposable {
  readonly runtime: RuntimePort;
  readonly images: ImagePort;
  /** CRI's GetContainerEvents. On containerd use its own events: on 1.7 these here are taken from the kubelet. */
  readonly criEvents: EventPort;
  readonly containerd: ContainerdPort;
  /** Connects now, whatever the back-off says. Calls under way go on; subscriptions end as `runtimeRestarted`. */
  reconnect(): void;
}
