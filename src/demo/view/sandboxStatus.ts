import type { PodSandbox } from '../../rpc/generated/types/runtime/v1/PodSandbox.ts';
import type { PodSandboxStatus } from '../../rpc/generated/types/runtime/v1/PodSandboxStatus.ts';
import type { SandboxRecord } from '../state/sandboxRecord.ts';

/** A sandbox in a list. */
export function sandboxItem({ id, config, state, createdAt, runtimeHandler }: SandboxRecord): PodSandbox {
  return {
    id,
    metadata: config.metadata ?? null,
    state,
    created_at: createdAt.toString(),
    labels: config.labels ?? {},
    annotations: config.annotations ?? {},
    runtime_handler: runtimeHandler,
  };
}

export function sandboxStatus(sandbox: SandboxRecord): PodSandboxStatus {
  const options = sandbox.config.linux?.security_context?.namespace_options;
  return {
    ...sandboxItem(sandbox),
    network: { ip: sandbox.state === 'SANDBOX_READY' ? sandbox.ip : '' },
    linux: { namespaces: { options: options ?? null } },
  };
}
