import type { Fact } from './fact.ts';
import type { LowLevelRuntime } from './lowLevelRuntime.ts';

/** A runtime handler: a column of the diagram. */
export interface HandlerFacts {
  /** The name in a pod's runtime class. The nameless default is listed under the name that it stands for. */
  readonly name: string;
  readonly isDefault: boolean;
  /** `io.containerd.runc.v2`, or `oci` and `vm` on CRI-O. */
  readonly runtimeType: Fact<string>;
  /** As configured: a path, or a name that is looked up in PATH. */
  readonly binary: Fact<string>;
  readonly version: Fact<string>;
  readonly runtime: LowLevelRuntime;
  readonly recursiveReadOnlyMounts: Fact<boolean>;
  readonly userNamespaces: Fact<boolean>;
}
