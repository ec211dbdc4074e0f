import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import { secondNs } from '../clock.ts';
import type { ContainerLifecycle } from '../state/containerLifecycle.ts';
import type { ContainerRecord } from '../state/containerRecord.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { SandboxLifecycle } from '../state/sandboxLifecycle.ts';
import type { SandboxRecord } from '../state/sandboxRecord.ts';
import { kubeletContainer, kubeletSandbox } from './kubelet.ts';
import type { ContainerPlan, PodPlan } from './kubelet.ts';

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
