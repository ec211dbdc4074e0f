import { busyboxImage } from './images/baseImages.ts';
import type { RawCri } from './rawCri.ts';

export interface PodRecipe {
  readonly name: string;
  /** The Kubernetes namespace. */
  readonly namespace: string;
  readonly handler: string;
  readonly cgroupParent: string;
  /** Where the containers' logs go. */
  readonly logDirectory: string;
  readonly containers: readonly ContainerRecipe[];
}

interface ContainerRecipe {
  readonly name: string;
  readonly command: string[];
}

export interface RunningPod {
  readonly sandboxId: string;
  /** By name. */
  readonly containerIds: ReadonlyMap<string, string>;
}

/** Creates a pod and starts all of its containers, from the busybox image. */
export async function runPod(cri: RawCri, recipe: PodRecipe): Promise<RunningPod> {
  const { name, namespace, handler, cgroupParent, logDirectory } = recipe;
  const sandboxConfig = {
    metadata: { name, namespace, uid: `${namespace}-${name}`, attempt: 0 },
    log_directory: logDirectory,
    labels: { 'io.kubernetes.pod.name': name, 'io.kubernetes.pod.namespace': namespace },
    linux: { cgroup_parent: cgroupParent },
  };
  const sandbox = { config: sandboxConfig, runtime_handler: handler };
  const { pod_sandbox_id: sandboxId } = await cri.call('RunPodSandbox', sandbox);
  const containerIds = new Map<string, string>();
  for (const container of recipe.containers) {
    const config = {
      metadata: { name: container.name, attempt: 0 },
      image: { image: busyboxImage },
      command: container.command,
      log_path: `${name}-${container.name}.log`,
      labels: { 'io.kubernetes.container.name': container.name },
    };
    const request = { pod_sandbox_id: sandboxId, config, sandbox_config: sandboxConfig };
    const { container_id: containerId } = await cri.call('CreateContainer', request);
    await cri.call('StartContainer', { container_id: containerId });
    containerIds.set(container.name, containerId);
  }
  return { sandboxId, containerIds };
}
