import type { Localize } from '../common/localize.ts';
import type { JsonValue } from '../contract/json.ts';
import type { Fact } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { SandboxNetwork } from '../contract/layers/sandbox.ts';
import type { ReplyReader } from './verboseReply.ts';

/**
 * All that differs from one high-level runtime to the next. Nothing outside of this room compares a runtime's name: a
 * runtime that is new here is one more file with such a table, and its line in `highLevelRuntimes`.
 */
export interface HighLevelRuntime extends RuntimeReplies {
  /** What it calls itself in CRI's `Version`, in lower case. */
  readonly names: readonly string[];
  /** What a person calls it; also the source of facts that hold by its design. */
  readonly title: string;
  /** The program of its process; absent where that is not known. */
  readonly program?: string;
  /** Who does not report a fact that is missing, where that is another program than the one in its name. */
  readonly reporter?: string;
  /** It runs nothing: the processes that it names are nowhere. */
  readonly isMadeUp?: true;
  /** The program that speaks CRI for it, and the one that it leaves the running of containers to. */
  readonly inFront?: NeighbourProgram;
  readonly below?: NeighbourProgram;

  /** What it does when asked to remove an image that containers use. */
  readonly imageInUse: 'removes' | 'refuses' | 'removesPart' | 'unknown';
  /** What becomes of a pull whose call is cancelled. */
  readonly cancelledPull: 'ends' | 'goesOn' | 'unknown';
  /**
   * Over what a supervisor stands, a process that stays and reaps: over a sandbox with all its containers, as
   * containerd's shim, or over each container alone, as conmon. `unknown`: nothing is to be expected.
   */
  readonly supervises: 'sandbox' | 'container' | 'unknown';
  /** Runtime types whose sandboxes have one supervisor although those of all others have one a container. */
  readonly wholeSandboxTypes: readonly string[];
  /** What its supervisor is called where that is no shim; the program's name begins with it. */
  readonly supervisorName?: string;
  /** The supervisor that a process is by its command line. */
  readonly supervisorOf: (process: NodeProcess) => Supervisor | undefined;
  /** Whether a container that was created and not started has its supervisor already. */
  readonly supervisesCreated: boolean;
  /** Whether a sandbox needs no process: its namespaces are pinned as files then. */
  readonly sandboxesMayHaveNoProcess: boolean;
  /** Whether its list of sandboxes tells their handlers, so that an empty one is the default. */
  readonly listsHandlers: boolean;
  /** Whether its own services tell which processes were exec'd into a container. */
  readonly tellsExecs: boolean;
  /** Whether a low-level runtime is named over CRI, so that it is known what to look for in /proc. */
  readonly tellsLowLevelRuntime: boolean;
  /** Whether the low-level runtime makes a container's process when it is created, and not only when it is started. */
  readonly createsProcess: boolean;

  /** What it is made of, in the order in which the parts are drawn. */
  readonly parts: readonly RuntimePart[];
  readonly words: HighLevelWords;
}

/** Where verbose replies tell what they tell. Runtimes differ in the place alone: what is read has one shape. */
export interface RuntimeReplies {
  /** The call that tells the pid of the process that holds a sandbox. */
  readonly sandboxPidIn: 'PodSandboxStatus' | 'ContainerStatus';
  /** The handlers of the configuration that `Status` prints. */
  readonly configuredHandlers: (status: ReplyReader) => ConfiguredHandlers;
  /** The cgroup driver of that configuration, for versions without `RuntimeConfig`. */
  readonly configuredCgroupDriver: (status: ReplyReader) => Fact<string>;
  /**
   * The handler of a sandbox that neither the list nor its status names; the name is empty for the default. `undefined`
   * where that does not follow.
   */
  readonly unlistedHandler: (sandbox: ReplyReader) => FieldOf<string> | undefined;
  /** The interfaces that CNI made. One without a sandbox is on the node: the other end of a veth, a bridge. */
  readonly cniInterfaces: (sandbox: ReplyReader) => FieldOf<SandboxNetwork['interfaces']> | undefined;
  /** The addresses that CNI gave to a sandbox that is ready, where its status has lost them. */
  readonly cniAddresses: (sandbox: ReplyReader) => FieldOf<readonly string[]> | undefined;
  /**
   * That a sandbox has no process: its spec is that of one that was never started, so its cgroup is the one above those
   * of its containers, a path or the name of a systemd slice. `undefined` for a sandbox with a process.
   */
  readonly withoutProcess: (
    sandbox: ReplyReader,
  ) => { readonly field: string; readonly cgroupParent: FieldOf<string | undefined> } | undefined;
  readonly privileged: (container: ReplyReader) => Fact<boolean>;
  /** The mounts that the request named, each with a `container_path`. */
  readonly requestedMounts: (container: ReplyReader) => JsonValue | undefined;
}

/** A value, and where a person finds it. */
export interface FieldOf<T> {
  readonly field: string;
  readonly value: T;
}

export interface ConfiguredHandlers {
  /** Empty where the runtime does not tell. */
  readonly defaultName: string;
  readonly handlers: ReadonlyMap<string, { readonly runtimeType: Fact<string>; readonly binary: Fact<string> }>;
}

/** A process that stays over a sandbox or a container while that runs, and says on its command line over which. */
export interface Supervisor {
  readonly process: NodeProcess;
  /** The id of the sandbox or the container. */
  readonly id: string;
  /** The socket of the containerd that started it. */
  readonly address?: string;
  /** containerd's namespace, not one of the kernel. */
  readonly namespace?: string;
}

/** A program beside the high-level runtime that each call passes through. */
export interface NeighbourProgram {
  readonly program: string;
  /** What it is in a few words, what it does, and its lesson. */
  readonly subtitle: (l10n: Localize) => string;
  readonly work: (l10n: Localize) => string;
  readonly lesson: (l10n: Localize) => readonly string[];
}

export type RuntimePart =
  'criPlugin' | 'imageStore' | 'contentStore' | 'snapshotter' | 'cni' | 'tasks' | 'storage' | 'monitors';

/** What a person reads of a runtime. Each text is whole: a language may order its words otherwise. */
export interface HighLevelWords {
  /** The title of its card, made of the name that it gives itself and its version. */
  readonly cardTitle: (nameAndVersion: string) => string;
  /** The same where the card stands for its neighbours too. */
  readonly chainTitle: (nameAndVersion: string, l10n: Localize) => string;
  readonly lesson: (l10n: Localize) => readonly string[];
  readonly supervisorLesson: (l10n: Localize) => readonly string[];
  readonly tour: {
    readonly pull: (l10n: Localize) => string;
    readonly runSandbox: (l10n: Localize) => string;
    readonly create: (l10n: Localize) => string;
    readonly start: (l10n: Localize) => string;
  };
  /** What the supervisor does in each step of a tour; `undefined`: nothing that is known. */
  readonly supervisorTour: {
    readonly runSandbox: (hasSandboxProcess: boolean, l10n: Localize) => string | undefined;
    readonly create: (l10n: Localize) => string | undefined;
    readonly start: (l10n: Localize) => string | undefined;
    readonly exec: (isStreamed: boolean, l10n: Localize) => string | undefined;
    readonly stop: (l10n: Localize) => string | undefined;
    readonly remove: (l10n: Localize) => string | undefined;
  };
}
