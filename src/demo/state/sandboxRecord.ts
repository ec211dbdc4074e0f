import type { PodSandboxConfig } from '../../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';

export interface SandboxRecord {
  readonly id: string;
  readonly config: PodSandboxConfig;
  readonly runtimeHandler: string;
  readonly createdAt: bigint;
  /** Empty on the host's network. */
  readonly ip: string;
  readonly networkNamespacePath: string;
  /** Of the pause process while the sandbox is ready. */
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
