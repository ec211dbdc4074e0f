import type { CallOptions } from '../contract/call.ts';
import type { ContainerSpec } from '../contract/container.ts';
import type { SandboxSpec } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { ContainerConfig } from '../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';
import { namespaceOptions, sandboxConfig } from './sandboxRun.ts';

/**
 * Returns the id of the new container, which is not started. The image must be on the node.
 *
 * @param sandbox must be the one that the sandbox was made from
 */
export async function createContainer(
  channel: CriChannel,
  sandboxId: string,
  spec: ContainerSpec,
  sandbox: SandboxSpec,
  options?: CallOptions,
): Promise<string> {
  const reply = await channel.unary(
    runtimeService.CreateContainer,
    { pod_sandbox_id: sandboxId, config: containerConfig(spec, sandbox), sandbox_config: sandboxConfig(sandbox) },
    { deadlineMs: deadlines.createContainerMs, ...options },
  );
  return reply.container_id;
}

export function containerConfig(spec: ContainerSpec, sandbox: SandboxSpec): ContainerConfig {
  return {
    metadata: { name: spec.name, attempt: spec.attempt ?? 0 },
    // CRI-O checks the signature policy against what the user named, and refuses without it where one is set
    // (`verifyImageSignature` in its server/container_create_linux.go). crictl and the kubelet send it too.
    image: { image: spec.image, user_specified_image: spec.image },
    command: [...(spec.command ?? [])],
    args: [...(spec.args ?? [])],
    // CRI has bytes here since 0.36.2, and a string would not be encoded. On the wire both look the same.
    envs: Object.entries(spec.env ?? {}).map(([key, value]) => ({ key, value: Buffer.from(value) })),
    labels: { ...spec.labels },
    annotations: { ...spec.annotations },
    log_path: spec.logPath ?? '',
    linux: {
      resources: { memory_limit_in_bytes: spec.memoryLimitBytes ?? 0 },
      // CRI-O wants the choice of the sandbox repeated for each container.
      security_context: { namespace_options: namespaceOptions(sandbox) },
    },
  };
}
