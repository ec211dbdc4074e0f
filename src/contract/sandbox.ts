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
  readonly createdAtNs: TimestampNs;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Empty for the default handler, and always empty on CRI-O and cri-dockerd. */
  readonly runtimeHandler: string;
}
