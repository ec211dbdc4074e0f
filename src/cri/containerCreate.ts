import type { CallOptions } from '../contract/call.ts';
import type { ContainerSpec } from '../contract/container.ts';
import type { SandboxSpec } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerConfig } from './containerConfig.ts';
import { deadlines } from './deadlines.ts';
import { sandboxConfig } from './sandboxConfig.ts';

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
