import type { Container } from '../../rpc/generated/types/runtime/v1/Container.ts';
import type { ContainerStatus } from '../../rpc/generated/types/runtime/v1/ContainerStatus.ts';
import type { PodSandbox } from '../../rpc/generated/types/runtime/v1/PodSandbox.ts';
import type { PodSandboxStatus } from '../../rpc/generated/types/runtime/v1/PodSandboxStatus.ts';
import type { Images } from '../state/images.ts';
import type { ContainerRecord, SandboxRecord } from '../state/records.ts';

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

/** A container in a list: the image as the client asked for it (an id under a kubelet). */
export function containerItem({ id, sandbox, config, image, state, createdAt }: ContainerRecord): Container {
  return {
    id,
    pod_sandbox_id: sandbox.id,
    metadata: config.metadata ?? null,
    image: config.image ?? null,
    image_ref: image.id,
    state,
    created_at: createdAt.toString(),
    labels: config.labels ?? {},
    annotations: config.annotations ?? {},
  };
}

/** A status names the image by a tag and refers to it by a digest, while the node still has it. */
export function containerStatus(container: ContainerRecord, images: Images): ContainerStatus {
  const { config } = container;
  const image = images.find(container.image.id);
  const name = image?.tags[0] ?? image?.digests[0] ?? config.image?.image ?? '';
  return {
    id: container.id,
    metadata: config.metadata ?? null,
    state: container.state,
    created_at: container.createdAt.toString(),
    started_at: container.startedAt.toString(),
    finished_at: container.finishedAt.toString(),
    exit_code: container.exitCode,
    image: { image: name },
    image_ref: image?.digests[0] ?? container.image.id,
    reason: container.reason,
    message: container.message,
    labels: config.labels ?? {},
    annotations: config.annotations ?? {},
    mounts: config.mounts ?? [],
    log_path: container.logPath,
    resources: { linux: config.linux?.resources ?? {} },
    user: { linux: { supplemental_groups: [0] } },
  };
}
