import type { SandboxSpec } from '../contract/sandbox.ts';
import type { PodSandboxConfig } from '../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';

export function sandboxConfig(spec: SandboxSpec): PodSandboxConfig {
  return {
    metadata: { name: spec.name, uid: spec.uid, namespace: spec.namespace, attempt: spec.attempt ?? 0 },
    hostname: spec.hostname ?? '',
    log_directory: spec.logDirectory ?? '',
    labels: { ...spec.labels },
    annotations: { ...spec.annotations },
    linux: {
      cgroup_parent: spec.cgroupParent ?? '',
      security_context: {
        namespace_options: {
          network: spec.hostNetwork ? 'NODE' : 'POD',
          pid: spec.sharedPid ? 'POD' : 'CONTAINER',
          ipc: 'POD',
        },
      },
    },
  };
}
