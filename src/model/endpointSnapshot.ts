import type { Container } from '../contract/container.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Image, PullProgress } from '../contract/image.ts';
import type { RuntimeInfo } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { ChangeSource } from './changeSource.ts';
import type { ConnectionState } from './connectionState.ts';

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
