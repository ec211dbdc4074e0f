import type { Disposable } from '../common/disposable.ts';
import type { ContainerdPort } from './containerd.ts';
import type { ImagePort } from './image.ts';
import type { EventPort, RuntimePort } from './runtime.ts';

/** Where a CRI server listens. Made by `parseEndpointAddress`. */
export type EndpointAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** An endpoint that a view can show: configured by the user, or found on this machine. */
export interface Endpoint {
  /** Stable over restarts: the address as text. Row ids and remembered choices begin with it. */
  readonly id: string;
  readonly name: string;
  readonly address: EndpointAddress;
}

export function addressText(address: EndpointAddress): string {
  return address.kind === 'unix' ? `unix://${address.path}` : `tcp://${address.host}:${address.port}`;
}

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

/** One address that the search for endpoints looked at, and what was there. */
export interface DiscoveryEntry {
  /** The address as text, such as `unix:///run/containerd/containerd.sock`. */
  readonly address: string;
  /** Where the address comes from: a setting, a file of the node, or a well-known path. */
  readonly source: string;
  readonly outcome: 'found' | 'absent' | 'denied' | 'other';
  readonly detail?: string;
}
