import type { Localize } from '../common/localize.ts';
import type { LowLevelRuntime } from '../contract/layers/isolation.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { RuntimeProcess } from '../contract/layers/sandbox.ts';

/**
 * All that differs from one isolation to the next. Nothing outside of this room compares the name of one: an isolation
 * that is new here is one more such table, and its line in `isolationKinds`.
 */
export interface IsolationKind {
  /** The runtimes that isolate so, by the name of the binary or the one in containerd's runtime type. */
  readonly runtimes: Readonly<Record<string, KnownRuntime>>;
  /** The processes of these runtimes that stay, as /proc shows them. */
  readonly programs: readonly StayingProgram[];

  /** Whether it is known how the runtime isolates. */
  readonly isKnown: boolean;
  /** Whether the processes of containers live behind another kernel, so that they are no processes of the node. */
  readonly hidesProcesses: boolean;
  /** Whether containers are processes on the node's kernel, and see what the node's namespaces show. */
  readonly showsNode: boolean;
  /** Whether namespaces and filters are all that stands between a container and the node: root in it is root there. */
  readonly isNamespacesAlone: boolean;
  /** The kernel that serves the containers instead of the host's. */
  readonly ownKernel?: OwnKernel;
  /** Whether it is known which kernel serves the containers. */
  readonly isKernelKnown: boolean;
  readonly hue: (runtime: LowLevelRuntime) => IsolationHue;
  readonly words: IsolationWords;
}

export interface KnownRuntime {
  /** Whether a process of it stays while the container runs; absent where that is not known. */
  readonly staysRunning?: boolean;
  /** What the project calls itself where that is another name. */
  readonly title?: string;
  /** The program that does nothing with `--version` but print it; absent where none is known to be safe to run. */
  readonly printsVersion?: string;
  /** Where it comes from, in place of what all of its isolation have in common. */
  readonly lesson?: (l10n: Localize) => string;
  /** The name of its virtual machine monitor, told by the runtime type and the handler's name. */
  readonly hypervisorOf?: (runtimeType: string, handler: string) => string | undefined;
}

/** A program of a low-level runtime that stays as long as a sandbox or a container. */
export interface StayingProgram {
  readonly role: RuntimeProcess['role'];
  readonly isName: (programName: string) => boolean;
  /** The sandboxes or containers that it stays for, as far as its command line names them. */
  readonly idsIn: (process: NodeProcess) => Iterable<string>;
}

export interface OwnKernel {
  /** What its card is: the first part of the card's id. */
  readonly card: 'sentry' | 'guest';
  /** The processes that are it, on the node. */
  readonly role: RuntimeProcess['role'];
  /** Whether it is a virtual machine, which needs KVM and has a hypervisor. */
  readonly isVirtualMachine: boolean;
  readonly title: (l10n: Localize) => string;
  readonly processesLabel: (l10n: Localize) => string;
  /** What it has to do with the host's kernel, where that goes without a look at facts. */
  readonly remark: (l10n: Localize) => string | undefined;
  /** The same at the end of a sandbox's chain. */
  readonly chainTitle: (l10n: Localize) => string;
  readonly chainLine: (l10n: Localize) => string;
  readonly lesson: (l10n: Localize) => readonly string[];
}

/** runc, the usual one, is told apart from its alternatives. */
export type IsolationHue = 'none' | 'hostKernel' | 'alternative' | 'userSpaceKernel' | 'virtualMachine';

/** A text that says by its tone whether it is good or bad news. */
export interface TonedText {
  readonly text: string;
  readonly tone: 'plain' | 'muted' | 'good' | 'warn';
}

/** What a person reads of an isolation. Each text is whole: a language may order its words otherwise. */
export interface IsolationWords {
  /** What kind of wall it is, in a few words. */
  readonly wall: (l10n: Localize) => string;
  /** What the low-level runtime did or does. */
  readonly work: (l10n: Localize) => string;
  readonly lesson: (runtime: LowLevelRuntime, l10n: Localize) => readonly string[];
  /** What the process that holds a sandbox's namespaces is called, what it does, and its lesson where it has one. */
  readonly holder: (l10n: Localize) => string;
  readonly holderWork: (l10n: Localize) => string;
  readonly holderLesson: (l10n: Localize) => readonly string[] | undefined;
  /** Where the processes of a container are that are none of the node's. */
  readonly inside: (l10n: Localize) => string;
  /** A badge that says which kernel answers the system calls; none where that is not known. */
  readonly kernelBadge: (l10n: Localize) => TonedText | undefined;
  /** What the host's kernel sees of the containers. */
  readonly hostKernelLine: (l10n: Localize) => TonedText;
  /** Who answers the system calls, for the middle of a sentence; `undefined`: not known. */
  readonly answers: (l10n: Localize) => string | undefined;
  /** What follows for a container, and for the namespaces of a pod. */
  readonly kernelMeaning: (container: string, l10n: Localize) => string | undefined;
  readonly namespaceMeaning: (l10n: Localize) => string | undefined;
  readonly privilegedMeaning: (container: string, l10n: Localize) => string;
  /** What the low-level runtime, and the kernel, does in each step of a tour; `undefined`: nothing that is known. */
  readonly tour: {
    readonly runSandbox: (l10n: Localize) => string | undefined;
    readonly start: (l10n: Localize) => string | undefined;
    readonly startKernel: (l10n: Localize) => string | undefined;
    readonly exec: (l10n: Localize) => string | undefined;
  };
}
