import type { CallOptions } from './callOptions.ts';
import type { Container, ContainerExit } from './container.ts';
import type { ContainerSpec } from './containerSpec.ts';
import type { ExecRequest, ExecSyncResult } from './exec.ts';
import type { JsonObject } from './json.ts';
import type { ListOptions } from './listOptions.ts';
import type { CgroupDriver, RuntimeStatus, RuntimeVersion } from './runtimeInfo.ts';
import type { Sandbox } from './sandbox.ts';
import type { SandboxSpec } from './sandboxSpec.ts';

/** Narrows a list to one sandbox or container; a unique prefix of an id will do. */
export interface IdFilter {
  readonly id: string;
}

/** What a container's status adds to its row in a list. */
export interface ContainerDetails {
  readonly exit?: ContainerExit;
  readonly logPath: string;
  /** The whole reply with its verbose info, for reading: field names as on the wire, 64-bit integers as strings. */
  readonly raw: JsonObject;
}

export interface SandboxDetails {
  /** Empty on the host's network and for a sandbox that is not ready. */
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
  sandboxDetails(id: string, options?: CallOptions): Promise<SandboxDetails>;
  /** Returns the new sandbox's id. */
  runSandbox(spec: SandboxSpec, options?: CallOptions): Promise<string>;
  stopSandbox(id: string, options?: CallOptions): Promise<void>;
  removeSandbox(id: string, options?: CallOptions): Promise<void>;

  listContainers(filter?: IdFilter, options?: ListOptions<Container>): Promise<Container[]>;
  containerDetails(id: string, options?: CallOptions): Promise<ContainerDetails>;
  /** Returns the new container's id. */
  createContainer(sandboxId: string, spec: ContainerSpec, sandbox: SandboxSpec, options?: CallOptions): Promise<string>;
  /** Only a created container can be started: CRI has no restart. */
  startContainer(id: string, options?: CallOptions): Promise<void>;
  /** SIGTERM (or the image's stop signal), then SIGKILL after the grace period, in seconds. */
  stopContainer(id: string, gracePeriodS: number, options?: CallOptions): Promise<void>;
  removeContainer(id: string, options?: CallOptions): Promise<void>;
  execSync(id: string, command: readonly string[], timeoutS: number, options?: CallOptions): Promise<ExecSyncResult>;
  /** Returns the streaming server's URL: valid once, and for about a minute. */
  exec(request: ExecRequest, options?: CallOptions): Promise<string>;
}
