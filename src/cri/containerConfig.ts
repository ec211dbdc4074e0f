import type { ContainerSpec } from '../contract/container.ts';
import type { SandboxSpec } from '../contract/sandbox.ts';
import type { ContainerConfig } from '../rpc/generated/types/runtime/v1/ContainerConfig.ts';

export function containerConfig(spec: ContainerSpec, sandbox: SandboxSpec): ContainerConfig {
  return {
    metadata: { name: spec.name, attempt: spec.attempt ?? 0 },
    image: { image: spec.image },
    command: [...(spec.command ?? [])],
    args: [...(spec.args ?? [])],
    // The value is bytes since Kubernetes 1.36; a string would not be encoded.
    envs: Object.entries(spec.env ?? {}).map(([key, value]) => ({ key, value: Buffer.from(value) })),
    labels: { ...spec.labels },
    annotations: { ...spec.annotations },
    log_path: spec.logPath ?? '',
    linux: {
      resources: { memory_limit_in_bytes: spec.memoryLimitBytes ?? 0 },
      security_context: {
        // CRI-O wants the pod's own choice repeated here.
        namespace_options: {
          network: sandbox.hostNetwork ? 'NODE' : 'POD',
          pid: sandbox.sharedPid ? 'POD' : 'CONTAINER',
          ipc: 'POD',
        },
      },
    },
  };
}
