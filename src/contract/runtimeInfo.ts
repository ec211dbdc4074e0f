import type { TimestampNs } from './timestamp.ts';

export interface RuntimeVersion {
  /** `containerd`, `cri-o`, or `docker` behind cri-dockerd. */
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
}

export interface RuntimeCondition {
  readonly type: string;
  readonly status: boolean;
  readonly reason: string;
  readonly message: string;
}

export interface RuntimeHandler {
  /** Empty for the nameless default handler. */
  readonly name: string;
  readonly recursiveReadOnlyMounts: boolean;
  readonly userNamespaces: boolean;
}

export interface RuntimeStatus {
  readonly conditions: readonly RuntimeCondition[];
  /** Empty before containerd 2 and on cri-dockerd: the runtime does not say. */
  readonly handlers: readonly RuntimeHandler[];
  readonly supplementalGroupsPolicy?: boolean;
}

export interface FilesystemUsage {
  readonly mountpoint: string;
  readonly usedBytes: bigint;
  readonly inodesUsed: bigint;
  readonly timestampNs: TimestampNs;
}

export type CgroupDriver = 'systemd' | 'cgroupfs';

/** What one endpoint says of itself. */
export interface RuntimeInfo {
  readonly version: RuntimeVersion;
  readonly status: RuntimeStatus;
  readonly imageFilesystems: readonly FilesystemUsage[];
  /** Absent where `RuntimeConfig` is not implemented (before containerd 2). */
  readonly cgroupDriver?: CgroupDriver;
}
