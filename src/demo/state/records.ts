import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import type { PodSandboxConfig } from '../../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';
import type { ContainerProcess } from '../process/containerProcess.ts';
import type { ImageRecord } from './images.ts';

export interface SandboxRecord {
  readonly id: string;
  readonly config: PodSandboxConfig;
  readonly runtimeHandler: string;
  readonly createdAt: bigint;
  /** Empty on the host's network. */
  readonly ip: string;
  readonly networkNamespacePath: string;
  /** That of the pause process while the sandbox is ready. */
  readonly pid: number;
  readonly pauseImage: string;
  state: 'SANDBOX_READY' | 'SANDBOX_NOTREADY';
}

/** The name that containerd reserves for a sandbox: no two may have the same. */
export function reservedSandboxName({ metadata }: PodSandboxConfig): string {
  return [metadata?.name, metadata?.namespace, metadata?.uid, metadata?.attempt ?? 0].join('_');
}

export function isOnHostNetwork({ linux }: PodSandboxConfig): boolean {
  const mode = linux?.security_context?.namespace_options?.network;
  return mode === 'NODE' || mode === 2;
}

export interface ContainerRecord {
  readonly id: string;
  readonly sandbox: SandboxRecord;
  readonly config: ContainerConfig;
  /** What the container was made from; it stays after the image is removed, as a snapshot does. */
  readonly image: ImageRecord;
  /** Empty when the config or the sandbox's names no log. */
  readonly logPath: string;
  readonly createdAt: bigint;
  state: 'CONTAINER_CREATED' | 'CONTAINER_RUNNING' | 'CONTAINER_EXITED';
  /** 0 until it happens, like {@link finishedAt}. */
  startedAt: bigint;
  finishedAt: bigint;
  exitCode: number;
  reason: string;
  message: string;
  /** While it runs. */
  process: ContainerProcess | undefined;
}

/** The name that containerd reserves for a container: no two may have the same. */
export function reservedContainerName({ config, sandbox }: Pick<ContainerRecord, 'config' | 'sandbox'>): string {
  const pod = sandbox.config.metadata;
  const { name, attempt } = config.metadata ?? {};
  return [name, pod?.name, pod?.namespace, pod?.uid, attempt ?? 0].join('_');
}

/** Whether a container has a PID namespace of its own. An unset option means the pod's (0, POD). */
export function sharesNoPids({ linux }: ContainerConfig): boolean {
  const mode = linux?.security_context?.namespace_options?.pid;
  return mode === 'CONTAINER' || mode === 1;
}
