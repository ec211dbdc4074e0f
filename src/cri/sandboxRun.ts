import type { CallOptions } from '../contract/call.ts';
import type { SandboxSpec } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';
import { sandboxConfig } from './sandboxConfig.ts';

export async function runSandbox(channel: CriChannel, spec: SandboxSpec, options?: CallOptions): Promise<string> {
  const reply = await channel.unary(
    runtimeService.RunPodSandbox,
    { config: sandboxConfig(spec), runtime_handler: spec.runtimeHandler ?? '' },
    { deadlineMs: deadlines.runSandboxMs, ...options },
  );
  return reply.pod_sandbox_id;
}
