import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import type { LinuxContainerResources } from '../../rpc/generated/types/runtime/v1/LinuxContainerResources.ts';
import type { ContainerProcess } from '../process/containerProcess.ts';
import type { ImageRecord } from './imageRecord.ts';
import type { SandboxRecord } from './sandboxRecord.ts';

export interface ContainerRecord {
  readonly id: string;
  readonly sandbox: SandboxRecord;
  readonly config: ContainerConfig;
  /** What the container was made from; it stays after the image is removed, as a snapshot does. */
  readonly image: ImageRecord;
  /** Empty when the config or the sandbox's names no log. */
  readonly logPath: string;
  readonly createdAt: bigint;
  resources: LinuxContainerResources;
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
