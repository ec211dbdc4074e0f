import path from 'node:path';
import type { PodSandboxConfig } from '../../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';
import { nameTaken, refused } from '../callError.ts';
import { factsOf } from '../runtimeHandlers.ts';
import type { ContainerLifecycle } from './containerLifecycle.ts';
import type { DemoNode } from './demoNode.ts';
import { isOnHostNetwork, reservedSandboxName, type SandboxRecord } from './records.ts';

const pauseImage = 'registry.k8s.io/pause:3.10';

/** What happens to pod sandboxes, with their events. */
export class SandboxLifecycle {
  readonly #node: DemoNode;
  readonly #containers: ContainerLifecycle;

  constructor(node: DemoNode, containers: ContainerLifecycle) {
    this.#node = node;
    this.#containers = containers;
  }

  /** @throws CallError for a handler that is not configured, or a name that is taken */
  run(config: PodSandboxConfig, runtimeHandler: string, createdAt = this.#node.clock.now()): SandboxRecord {
    const name = reservedSandboxName(config);
    const holder = this.#node.sandboxes.holderOf(name);
    if (holder !== undefined) {
      throw nameTaken(`sandbox name ${JSON.stringify(name)}`, JSON.stringify(name), holder);
    }
    const id = this.#node.random.hex(64);
    if (factsOf(runtimeHandler) === undefined) {
      throw refused(
        `unable to get OCI runtime for sandbox "${id}": no runtime for ${JSON.stringify(runtimeHandler)} is configured`,
      );
    }
    const onHost = isOnHostNetwork(config);
    const record: SandboxRecord = {
      id,
      config,
      runtimeHandler,
      createdAt,
      ip: onHost ? '' : this.#node.nextAddress(),
      networkNamespacePath: onHost ? '' : path.posix.join('/run/netns', `cni-${this.#node.random.uuid()}`),
      pid: this.#node.nextPid(),
      pauseImage,
      state: 'SANDBOX_READY',
    };
    this.#node.sandboxes.add(record);
    this.#node.publish('CONTAINER_CREATED_EVENT', record.id, record);
    this.#node.publish('CONTAINER_STARTED_EVENT', record.id, record);
    return record;
  }

  /** Kills the containers, then the sandbox. One that is stopped already is done. */
  async stop(sandbox: SandboxRecord): Promise<void> {
    const containers = this.#node.containers.ofSandbox(sandbox.id);
    await Promise.all(containers.map((container) => this.#containers.stop(container, 0)));
    if (sandbox.state === 'SANDBOX_READY') {
      sandbox.state = 'SANDBOX_NOTREADY';
      this.#node.publish('CONTAINER_STOPPED_EVENT', sandbox.id, sandbox);
    }
  }

  async remove(sandbox: SandboxRecord): Promise<void> {
    await this.stop(sandbox);
    for (const container of this.#node.containers.ofSandbox(sandbox.id)) {
      await this.#containers.remove(container);
    }
    this.#node.sandboxes.delete(sandbox);
    this.#node.publish('CONTAINER_DELETED_EVENT', sandbox.id, sandbox);
  }
}
