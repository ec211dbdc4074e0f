import type { TimestampNs } from './timestamp.ts';

export type ContainerState = 'created' | 'running' | 'exited' | 'unknown';

/**
 * Whether a process of it may be there. `unknown` is a container that the runtime lost sight of, as containerd does where
 * it cannot read its own note after a restart: its process may run on, and a removal kills it.
 */
export function mayRun({ state }: Pick<Container, 'state'>): boolean {
  return state === 'running' || state === 'unknown';
}

/** How a container ended. Only `ContainerStatus` tells; a list does not. */
export interface ContainerExit {
  readonly code: number;
  /** The runtime's word, such as `Completed`, `Error` or `OOMKilled`; may be empty. */
  readonly reason: string;
  readonly message: string;
  /** Absent where the runtime does not say. */
  readonly finishedAtNs?: TimestampNs;
}

/** A container as `ListContainers` reports it, completed by `ContainerStatus` for an exited one. */
export interface Container {
  readonly id: string;
  readonly sandboxId: string;
  readonly name: string;
  /** Counts from 0; each restart by the kubelet is a new container with the next attempt. */
  readonly attempt: number;
  readonly state: ContainerState;
  /** `undefined` where the runtime does not know it, as of a container whose state was lost with a restart. */
  readonly createdAtNs: TimestampNs | undefined;
  /** What the image field of the reply holds: a reference, or an id when the kubelet asked by id. */
  readonly image: string;
  /** What the user asked for, where the runtime keeps it (containerd 2.1 and newer). */
  readonly userSpecifiedImage: string;
  readonly imageRef: string;
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly exit?: ContainerExit;
  /** When its process was started, which may be long after it was created. Absent until its status was asked for. */
  readonly startedAtNs?: TimestampNs;
  /** Its processes are frozen. CRI calls it running; containerd's task says so. */
  readonly paused?: true;
}

/** What a container is made from: the part of `ContainerConfig` that this project sets. */
export interface ContainerSpec {
  readonly name: string;
  readonly attempt?: number;
  readonly image: string;
  /** Replaces the image's entry point. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Relative to the sandbox's log directory. */
  readonly logPath?: string;
  readonly memoryLimitBytes?: number;
}

export interface ExecRequest {
  readonly containerId: string;
  readonly command: readonly string[];
  /** With a terminal, stderr comes on stdout. */
  readonly tty: boolean;
  readonly stdin: boolean;
}

export interface ExecSyncResult {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly exitCode: number;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}
