import type { Card, Connector, Hue } from './card.ts';

export interface Lane {
  readonly id: LaneId;
  readonly title: string;
  readonly hint: string;
}

export type LaneId = 'clients' | 'cri' | 'highLevel' | 'shim' | 'lowLevel' | 'workload' | 'kernel';

/** Sandboxes of one namespace in a column. */
export interface SandboxGroup {
  readonly id: string;
  readonly title: string;
  /** All of them, also those that `cards` leaves out. */
  readonly count: number;
  readonly troubled: number;
  /** Cut to what a person can read; the rest comes when the group is opened (`expandedGroups`). */
  readonly cards: readonly Card[];
  readonly isExpanded: boolean;
}

/** One runtime handler, across the lanes shim, low-level runtime, workload and kernel. */
export interface HandlerColumn {
  readonly id: string;
  readonly hue: Hue;
  /** Relative width: 1 for a column that no sandbox uses. */
  readonly weight: number;
  readonly handler: Card;
  /** One a shim; past a number, the last one says how many more. */
  readonly shims: readonly Card[];
  readonly groups: readonly SandboxGroup[];
  /** The Sentry or the guest kernel; empty where the host's kernel serves. */
  readonly kernel: readonly Card[];
}

/** The node, in seven lanes. */
export interface NodeScreen {
  readonly level: 'node';
  readonly lanes: readonly Lane[];
  readonly clients: readonly Card[];
  readonly cri: readonly Card[];
  /** Beside the lane of CRI: the socket. */
  readonly socket: string;
  /** The card of containerd or CRI-O, its parts inside; behind cri-dockerd: shim, dockerd, containerd. */
  readonly highLevel: readonly Card[];
  readonly columns: readonly HandlerColumn[];
  /** Processes of sandboxes that are not listed any more, in the lane of the workload; absent where there are none. */
  readonly orphans?: Card;
  /** The host's kernel, its namespaces inside; below the columns that share it. */
  readonly kernel: Card;
  readonly connectors: readonly Connector[];
  readonly legend: readonly string[];
}
