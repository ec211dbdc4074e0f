import type { Fact } from './fact.ts';

/** What stands between a container and the node, from its OCI spec. */
export interface IsolationFacts {
  readonly privileged: Fact<boolean>;
  /** `default` is a filter with rules, `unconfined` none at all. */
  readonly seccomp: Fact<'filtered' | 'unconfined'>;
  /** `CAP_…` names of the bounding set. */
  readonly capabilities: Fact<readonly string[]>;
  readonly user: Fact<{ readonly uid: number; readonly gid: number }>;
  readonly noNewPrivileges: Fact<boolean>;
  readonly readOnlyRoot: Fact<boolean>;
  /** An AppArmor profile; empty: none. */
  readonly appArmor: Fact<string>;
  /** An SELinux label; empty: none. */
  readonly selinux: Fact<string>;
  readonly maskedPaths: Fact<number>;
}

export interface MountFact {
  readonly destination: string;
  readonly source: string;
  /** `bind`, `proc`, `tmpfs` … */
  readonly type: string;
  readonly readOnly: boolean;
  /** Whether the pod or the kubelet asked for it (CRI `mounts`), or the runtime adds it to every container. */
  readonly origin: 'requested' | 'runtime';
}
