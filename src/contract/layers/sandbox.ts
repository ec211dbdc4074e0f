import type { Sandbox } from '../sandbox.ts';
import type { CgroupFacts } from './cgroup.ts';
import type { ContainerFacts } from './container.ts';
import type { Fact } from './fact.ts';
import type { LowLevelRuntime } from './isolation.ts';
import type { NamespaceFacts } from './namespace.ts';
import type { NodeProcess } from './process.ts';

export type SandboxTrouble =
  /** The pause process was killed; the containers may still run, in namespaces that nothing else holds. */
  | { readonly is: 'pauseGone' }
  /** The shim was killed: nobody reaps the processes or holds their stdio. */
  | { readonly is: 'shimGone' }
  /** The shim is all that is left of it: no process of the sandbox runs any more. */
  | { readonly is: 'shimLeftOver'; readonly pid: number };

/** Who asked for a sandbox. */
export type SandboxClient = 'kubelet' | 'staticPod' | 'other';

export interface SandboxNetwork {
  /** The first is the primary one; empty on the host's network. */
  readonly addresses: readonly string[];
  /** The pinned namespace, such as `/run/netns/cni-…`; absent on the host's network. */
  readonly namespacePath?: string;
  /** Interfaces of CNI's result, the pod's and the host's side. */
  readonly interfaces: readonly { readonly name: string; readonly inSandbox: boolean }[];
}

export interface SandboxFacts {
  readonly sandbox: Sandbox;
  readonly client: SandboxClient;
  /** The handler's name, the default's where the sandbox names none. */
  readonly handler: Fact<string>;
  readonly runtimeType: Fact<string>;
  readonly binary: Fact<string>;
  readonly runtime: LowLevelRuntime;
  /** One for the sandbox; on CRI-O and under Docker there is none, but one for each container: `none`. */
  readonly shim: Fact<NodeProcess | 'none'>;
  /** The supervisor of the pause, where `shim` is `none` but there is a pause: its conmon or shim. */
  readonly pauseSupervisor?: Fact<NodeProcess>;
  /** The process that holds the namespaces: pause, or the Sentry or VM itself. `none` where it needs none (CRI-O). */
  readonly pid: Fact<number | 'none'>;
  /** What of the low-level runtime stays: Sentry and gofers, hypervisor. Empty for runc and crun. */
  readonly runtimeProcesses: Fact<readonly RuntimeProcess[]>;
  readonly namespaces: NamespaceFacts;
  readonly cgroup: CgroupFacts;
  readonly network: Fact<SandboxNetwork>;
  /** In the order in which they were made, the ended ones too. */
  readonly containers: readonly ContainerFacts[];
  readonly trouble: SandboxTrouble | undefined;
}

export interface RuntimeProcess {
  readonly role: 'sentry' | 'gofer' | 'hypervisor' | 'fileServer' | 'other';
  readonly process: NodeProcess;
}
