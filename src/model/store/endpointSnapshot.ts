import type { Container } from '../../contract/container.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { CriFailure } from '../../contract/failure.ts';
import type { Image, PullProgress } from '../../contract/image.ts';
import type { RuntimeInfo } from '../../contract/runtime.ts';
import type { Sandbox } from '../../contract/sandbox.ts';

/** A pull that this extension has under way. */
export interface Pull {
  readonly reference: string;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  /** Absent until the runtime has told something, or has turned out not to tell. */
  readonly progress?: PullProgress | 'notReported';
}

/** All that is known of one endpoint at one moment. Never changed in place: a change makes a new snapshot. */
export interface EndpointSnapshot {
  readonly endpoint: Endpoint;
  readonly connection: ConnectionState;
  readonly source: ChangeSource;
  /** False until the first lists have arrived: an empty map then means "not known", not "none". */
  readonly loaded: boolean;
  readonly sandboxes: ReadonlyMap<string, Sandbox>;
  readonly containers: ReadonlyMap<string, Container>;
  readonly images: ReadonlyMap<string, Image>;
  readonly runtime: RuntimeInfo | undefined;
  readonly pulls: readonly Pull[];
}

/** Where an endpoint stands. There is no final state: whatever failed is tried again. */
export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live' }
  /** Nothing has been read from this endpoint yet. */
  | { readonly phase: 'failed'; readonly failure: CriFailure }
  /** What was read before is still shown; since then (milliseconds since 1970) nobody knows whether it is true. */
  | { readonly phase: 'stale'; readonly failure: CriFailure; readonly lostAtMs: number };

/** How an endpoint's changes are heard of, and why no better way is used. */
export type ChangeSource =
  /** containerd's own event service: for everybody, and with images. */
  | { readonly kind: 'containerdEvents' }
  /**
   * CRI's GetContainerEvents, on servers that send every event to every subscriber. They are no complete source: CRI has
   * none of images, and CRI-O sends none when a sandbox is removed. So the lists are read besides.
   */
  | { readonly kind: 'criEvents' }
  /**
   * The lists are read again and again: the server has no events, has them switched off, sent none yet, or sent them
   * faster than they could be read.
   */
  | { readonly kind: 'polling'; readonly why: PollingReason };

export type PollingReason = 'unimplemented' | 'switchedOff' | 'notAsked' | 'fallenBehind';
