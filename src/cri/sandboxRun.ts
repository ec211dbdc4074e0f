import type { CallOptions } from '../contract/call.ts';
import type { SandboxSpec } from '../contract/sandbox.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { NamespaceOption } from '../rpc/generated/types/runtime/v1/NamespaceOption.ts';
import type { PodSandboxConfig } from '../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** Returns the id of the new sandbox, which is running with its network set up. */
export async function runSandbox(channel: CriChannel, spec: SandboxSpec, options?: CallOptions): Promise<string> {
  const reply = await channel.unary(
    runtimeService.RunPodSandbox,
    { config: sandboxConfig(spec), runtime_handler: spec.runtimeHandler ?? '' },
    { deadlineMs: deadlines.runSandboxMs, ...options },
  );
  return reply.pod_sandbox_id;
}

export function sandboxConfig(spec: SandboxSpec): PodSandboxConfig {
  return {
    metadata: { name: spec.name, uid: spec.uid, namespace: spec.namespace, attempt: spec.attempt ?? 0 },
    hostname: spec.hostname ?? '',
    log_directory: spec.logDirectory ?? '',
    labels: { ...spec.labels },
    annotations: { ...spec.annotations },
    linux: {
      cgroup_parent: spec.cgroupParent ?? '',
      security_context: { namespace_options: namespaceOptions(spec) },
    },
  };
}

export function namespaceOptions({ hostNetwork, sharedPid }: SandboxSpec): NamespaceOption {
  return { network: hostNetwork ? 'NODE' : 'POD', pid: sharedPid ? 'POD' : 'CONTAINER', ipc: 'POD' };
}
