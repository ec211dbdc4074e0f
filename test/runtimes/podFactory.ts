import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ContainerSpec } from '../../src/contract/container.ts';
import type { SandboxSpec } from '../../src/contract/sandbox.ts';
import type { TestRuntime } from './testRuntime.ts';

export interface TestPod {
  readonly sandboxId: string;
  readonly spec: SandboxSpec;
}

export interface TestContainer extends TestPod {
  readonly containerId: string;
}

/** Makes pods for tests and removes them all at the end, whatever became of the tests. */
export class PodFactory {
  readonly #runtime: TestRuntime;
  readonly #made = new Set<string>();
  #count = 0;

  constructor(runtime: TestRuntime) {
    this.#runtime = runtime;
  }

  async sandbox(changes: Partial<SandboxSpec> = {}): Promise<TestPod> {
    this.#count += 1;
    const name = `pod-${this.#count}`;
    const spec: SandboxSpec = {
      name,
      namespace: 'contract',
      uid: `uid-${process.pid}-${this.#count}`,
      hostname: name,
      cgroupParent: this.#runtime.cgroupParent,
      logDirectory: path.join(this.#runtime.logFolder, name),
      labels: { app: name },
      ...changes,
    };
    await mkdir(path.join(this.#runtime.logFolder, name), { recursive: true });
    const sandboxId = await this.#runtime.client.runtime.runSandbox(spec);
    this.#made.add(sandboxId);
    return { sandboxId, spec };
  }

  async container(pod: TestPod, script: string, changes: Partial<ContainerSpec> = {}): Promise<TestContainer> {
    const containerId = await this.#runtime.client.runtime.createContainer(
      pod.sandboxId,
      { name: 'app', image: this.#runtime.busyboxImage, command: ['sh', '-c', script], logPath: 'app.log', ...changes },
      pod.spec,
    );
    return { ...pod, containerId };
  }

  /** A pod with one running container. */
  async running(script = 'sleep 1000', changes: Partial<SandboxSpec> = {}): Promise<TestContainer> {
    const container = await this.container(await this.sandbox(changes), script);
    await this.#runtime.client.runtime.startContainer(container.containerId);
    return container;
  }

  async removeAll(): Promise<void> {
    const { runtime } = this.#runtime.client;
    // containerd 1.6 does not take stopping a sandbox that is gone as done.
    for (const { id } of await runtime.listSandboxes()) {
      if (this.#made.has(id)) {
        await runtime.stopSandbox(id);
        await runtime.removeSandbox(id);
      }
    }
    this.#made.clear();
  }
}
