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
