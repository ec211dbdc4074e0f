import type { TimestampNs } from './timestamp.ts';

export type SandboxState = 'ready' | 'notReady';

/** A pod sandbox as `ListPodSandbox` reports it. */
export interface Sandbox {
  readonly id: string;
  readonly name: string;
  readonly uid: string;
  readonly namespace: string;
  /** Counts from 0; a sandbox that the kubelet had to make anew has the same name and uid and the next attempt. */
  readonly attempt: number;
  readonly state: SandboxState;
  /** `undefined` where the runtime does not know it. */
  readonly createdAtNs: TimestampNs | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Empty for the default handler; on CRI-O and cri-dockerd also until `readHandlers` has read it. */
  readonly runtimeHandler: string;
}

/** What a sandbox is made from: the part of `PodSandboxConfig` that this project sets. */
export interface SandboxSpec {
  readonly name: string;
  readonly uid: string;
  readonly namespace: string;
  readonly attempt?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Not with the host's network: the runtime refuses to set a host name it would share. */
  readonly hostname?: string;
  /** A folder; each container's log path is relative to it. */
  readonly logDirectory?: string;
  readonly cgroupParent?: string;
  readonly hostNetwork?: boolean;
  readonly sharedPid?: boolean;
  /** Empty or absent: the runtime's default. */
  readonly runtimeHandler?: string;
}
