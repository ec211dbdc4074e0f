import type { CallOptions, ListOptions } from './call.ts';
import type { Container, ContainerExit, ContainerSpec, ExecRequest, ExecSyncResult } from './container.ts';
import type { JsonObject } from './json.ts';
import type { Sandbox, SandboxSpec } from './sandbox.ts';
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
  /** Each `undefined` where the runtime does not tell. */
  readonly usedBytes: bigint | undefined;
  readonly inodesUsed: bigint | undefined;
  readonly timestampNs: TimestampNs | undefined;
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

/**
 * That something happened to an object: a hint, never the truth. Events may be lost, repeated or of objects long gone,
 * so whoever gets one asks the runtime how the object is now.
 */
export type RuntimeEvent = (
  | { readonly kind: 'sandbox'; readonly id: string }
  | { readonly kind: 'container'; readonly id: string }
  /** A sandbox or a container: containerd's task events do not say which. */
  | { readonly kind: 'task'; readonly id: string }
  /** Some image came, went or changed its names. */
  | { readonly kind: 'images' }
) & {
  /** When it happened, by the runtime's clock (milliseconds since 1970). Of CRI's events alone. */
  readonly atMs?: number;
};

/** One way to hear of changes. */
export interface EventPort {
  /**
   * Passes on events until the signal is aborted or the stream ends. Nothing confirms that a subscription is in force,
   * so subscribe first and list then.
   *
   * Resolves when the server ended the stream without an error (a runtime with its events switched off does so at
   * once) or when aborted; rejects with a `CriError` otherwise.
   */
  subscribe(onEvent: (event: RuntimeEvent) => void, signal: AbortSignal): Promise<void>;
}

/** Narrows a list to one sandbox or container; a unique prefix of an id will do. */
export interface IdFilter {
  readonly id: string;
}

export type ContainerFilter = IdFilter | { readonly sandboxId: string };

/** How far a container has come: what its status adds to its row in a list. */
export interface ContainerLife {
  /** Absent for one that was never started, and where the runtime does not say. */
  readonly startedAtNs?: TimestampNs;
  /** Absent while it has not ended. */
  readonly exit?: ContainerExit;
}

/** What a container's status adds to its row in a list. */
export interface ContainerDetails {
  readonly exit?: ContainerExit;
  readonly logPath: string;
  /** The whole reply with its verbose info, for reading: field names as on the wire, 64-bit integers as strings. */
  readonly raw: JsonObject;
}

export interface SandboxDetails {
  /** Empty on the host's network and for a sandbox that is not ready; after a restart of CRI-O from what it noted. */
  readonly ips: readonly string[];
  readonly raw: JsonObject;
}

/** The CRI RuntimeService of one endpoint. Every method fails with a `CriError`. */
export interface RuntimePort {
  version(options?: CallOptions): Promise<RuntimeVersion>;
  status(options?: CallOptions): Promise<RuntimeStatus>;
  statusRaw(options?: CallOptions): Promise<JsonObject>;
  /** `unimplemented` before containerd 2. */
  cgroupDriver(options?: CallOptions): Promise<CgroupDriver>;

  listSandboxes(filter?: IdFilter, options?: ListOptions<Sandbox>): Promise<Sandbox[]>;
  /**
   * Of sandboxes that were listed without a handler, those that have one, with it: the lists of some runtimes leave it
   * out. What was read once is in every later list.
   */
  readHandlers(sandboxes: readonly Sandbox[], options?: CallOptions): Promise<Sandbox[]>;
  sandboxDetails(id: string, options?: CallOptions): Promise<SandboxDetails>;
  /** Returns the new sandbox's id. */
  runSandbox(spec: SandboxSpec, options?: CallOptions): Promise<string>;
  /** Not every runtime ends the containers in it, and some give them as long as the call may take: stop those first. */
  stopSandbox(id: string, options?: CallOptions): Promise<void>;
  removeSandbox(id: string, options?: CallOptions): Promise<void>;

  listContainers(filter?: ContainerFilter, options?: ListOptions<Container>): Promise<Container[]>;
  containerDetails(id: string, options?: CallOptions): Promise<ContainerDetails>;
  /** The same call without the verbose information, which is a hundred times as long. */
  containerLife(id: string, options?: CallOptions): Promise<ContainerLife>;
  /** Returns the new container's id. */
  createContainer(sandboxId: string, spec: ContainerSpec, sandbox: SandboxSpec, options?: CallOptions): Promise<string>;
  /** Only a created container can be started: CRI has no restart. */
  startContainer(id: string, options?: CallOptions): Promise<void>;
  /** SIGTERM (or the image's stop signal), then SIGKILL after the grace period, in seconds. */
  stopContainer(id: string, gracePeriodS: number, options?: CallOptions): Promise<void>;
  /** Of one that does not run: what the removal of a running one takes, runtimes decide each in its own way. */
  removeContainer(id: string, options?: CallOptions): Promise<void>;
  execSync(id: string, command: readonly string[], timeoutS: number, options?: CallOptions): Promise<ExecSyncResult>;
  /** Returns the streaming server's URL: valid once, and for about a minute. */
  exec(request: ExecRequest, options?: CallOptions): Promise<string>;
}
