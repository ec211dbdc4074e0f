import type { Disposable } from '../common/disposable.ts';
import type { ContainerdPort } from './containerd.ts';
import type { CriFailure } from './failure.ts';
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

/** One place that the search for endpoints looked at, and what was there. */
export interface DiscoveryEntry {
  /** The address as text, such as `unix:///run/containerd/containerd.sock`; absent where the source gives none. */
  readonly address?: string;
  /** The variable or the file that names the address; absent for a usual place. */
  readonly source?: string;
  readonly outcome: 'found' | 'absent' | 'denied' | 'other';
  /** Why it cannot be used, where the outcome is `other`. */
  readonly problem?: DiscoveryProblem;
}

export type DiscoveryProblem =
  | { readonly problem: 'address'; readonly failure: Extract<CriFailure, { readonly reason: 'invalidAddress' }> }
  | { readonly problem: 'notSocket' }
  /** The system's code: of a file that cannot be read, or a path that cannot be followed. */
  | { readonly problem: 'unreadable'; readonly code: string }
  | ConfigProblem;

/** What is wrong with the configuration file that is to name an endpoint. Lines count from 1. */
export type ConfigProblem =
  | { readonly problem: 'noEndpoint' }
  /** `reason` is the parser's, in its own words. */
  | { readonly problem: 'malformed'; readonly line: number; readonly reason: string }
  | {
      readonly problem:
        | 'tab'
        /** No blank between the colon of a key and its value. */
        | 'noBlank'
        | 'noMapping'
        | 'noText'
        | 'emptyEndpoint'
        | 'imageEndpointAlone'
        /** Only the first document of a file counts. */
        | 'laterDocument';
      readonly line: number;
    };
