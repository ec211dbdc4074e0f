import path from 'node:path';
import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import type { LinuxContainerResources } from '../../rpc/generated/types/runtime/v1/LinuxContainerResources.ts';
import type { PodSandboxConfig } from '../../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';
import type { ContainerLifecycle } from '../state/containerLifecycle.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { ContainerRecord, SandboxRecord } from '../state/records.ts';
import type { SandboxLifecycle } from '../state/sandboxLifecycle.ts';

const secondNs = 1_000_000_000n;

export interface PodPlan {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** From a manifest on the node: its uid is the manifest's hash. */
  readonly isStatic?: boolean;
  readonly hostNetwork?: boolean;
  readonly attempt?: number;
}

export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly attempt?: number;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly resources?: LinuxContainerResources;
}

/** How a container of the past ended. */
export interface Ending {
  readonly exitCode: number;
  readonly reason: 'Completed' | 'Error' | 'OOMKilled';
  readonly ageSeconds: number;
}

/** Puts pods and containers on the node as if they had been there for a while. */
export class Planter {
  constructor(
    readonly node: DemoNode,
    readonly sandboxes: SandboxLifecycle,
    readonly containers: ContainerLifecycle,
  ) {}

  pod(plan: PodPlan, { ageSeconds, handler = '' }: { ageSeconds: number; handler?: string }): SandboxRecord {
    return this.sandboxes.run(kubeletSandbox(this.node, plan), handler, this.ago(ageSeconds));
  }

  running(sandbox: SandboxRecord, pod: PodPlan, plan: ContainerPlan, ageSeconds: number): ContainerRecord {
    return this.runningConfig(sandbox, kubeletContainer(this.node, pod, plan), ageSeconds);
  }

  runningConfig(sandbox: SandboxRecord, config: ContainerConfig, ageSeconds: number): ContainerRecord {
    const container = this.containers.create(sandbox, config, this.ago(ageSeconds));
    this.containers.start(container, this.ago(ageSeconds) + secondNs / 20n);
    return container;
  }

  /** @param ageSeconds since its start */
  ended(
    sandbox: SandboxRecord,
    pod: PodPlan,
    plan: ContainerPlan,
    ageSeconds: number,
    ending: Ending,
  ): ContainerRecord {
    const container = this.containers.create(sandbox, kubeletContainer(this.node, pod, plan), this.ago(ageSeconds));
    return Object.assign(container, {
      state: 'CONTAINER_EXITED',
      startedAt: this.ago(ageSeconds) + secondNs / 20n,
      finishedAt: this.ago(ending.ageSeconds),
      exitCode: ending.exitCode,
      reason: ending.reason,
    } as const);
  }

  /** Lines of the past, a second apart, the last one `endSeconds` ago. */
  logged(container: ContainerRecord, lines: readonly string[], endSeconds = 60): void {
    const log = this.containers.logOf(container);
    lines.forEach((line, index) => {
      const stream = /^(panic|fatal|error)/i.test(line) ? 'stderr' : 'stdout';
      log?.writeAt(this.ago(endSeconds + lines.length - index), stream, line);
    });
    if (container.process === undefined) {
      this.containers.closeLog(container);
    }
  }

  ago(seconds: number): bigint {
    return this.node.clock.now() - BigInt(Math.round(seconds)) * secondNs;
  }
}

/** The request that a kubelet makes for a pod: its labels and annotations on the sandbox only. */
function kubeletSandbox(node: DemoNode, pod: PodPlan): PodSandboxConfig {
  const { name, namespace, uid, attempt = 0 } = pod;
  return {
    metadata: { name, namespace, uid, attempt },
    hostname: pod.hostNetwork ? 'demo-node' : name,
    log_directory: podLogFolder(node, pod),
    dns_config: { servers: ['10.96.0.10'], searches: [`${namespace}.svc.cluster.local`], options: ['ndots:5'] },
    labels: { ...pod.labels, ...podLabels(pod) },
    annotations: {
      ...pod.annotations,
      ...(pod.isStatic ? { 'kubernetes.io/config.hash': uid } : {}),
      'kubernetes.io/config.seen': '2026-11-20T08:15:00.000000000Z',
      'kubernetes.io/config.source': pod.isStatic ? 'file' : 'api',
    },
    linux: {
      cgroup_parent: `/kubepods/burstable/pod${uid}`,
      security_context: {
        namespace_options: {
          network: pod.hostNetwork ? 'NODE' : 'POD',
          pid: 'CONTAINER',
          userns_options: { mode: 'NODE' },
        },
      },
    },
  };
}

/** The request that a kubelet makes for a container: four labels, the hash, and the image by its id. */
function kubeletContainer(node: DemoNode, pod: PodPlan, plan: ContainerPlan): ContainerConfig {
  const { name, attempt = 0 } = plan;
  const podFolder = `/var/lib/kubelet/pods/${pod.uid}`;
  return {
    metadata: { name, attempt },
    image: { image: node.images.find(plan.image)?.id ?? plan.image, user_specified_image: plan.image },
    command: [...(plan.command ?? [])],
    args: [...(plan.args ?? [])],
    envs: Object.entries(plan.env ?? {}).map(([key, value]) => ({ key, value: Buffer.from(value) })),
    mounts: [
      { container_path: '/etc/hosts', host_path: `${podFolder}/etc-hosts` },
      { container_path: '/dev/termination-log', host_path: `${podFolder}/containers/${name}/${node.random.hex(8)}` },
    ],
    labels: { 'io.kubernetes.container.name': name, ...podLabels(pod) },
    annotations: {
      'io.kubernetes.container.hash': node.random.hex(8),
      'io.kubernetes.container.restartCount': String(attempt),
      'io.kubernetes.container.terminationMessagePath': '/dev/termination-log',
      'io.kubernetes.container.terminationMessagePolicy': 'File',
      'io.kubernetes.pod.terminationGracePeriod': '30',
    },
    log_path: path.posix.join(name, `${attempt}.log`),
    linux: {
      resources: { cpu_period: 100_000, cpu_shares: 102, oom_score_adj: 950, ...plan.resources },
      security_context: { namespace_options: { pid: 'CONTAINER' } },
    },
  };
}

function podLogFolder(node: DemoNode, { name, namespace, uid }: PodPlan): string {
  return path.join(node.folder, 'pods', `${namespace}_${name}_${uid}`);
}

function podLabels({ name, namespace, uid }: PodPlan): Record<string, string> {
  return {
    'io.kubernetes.pod.name': name,
    'io.kubernetes.pod.namespace': namespace,
    'io.kubernetes.pod.uid': uid,
  };
}
