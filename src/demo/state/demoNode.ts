import { Emitter } from '../../common/emitter.ts';
import type { ContainerEventResponse } from '../../rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import type { ContainerEventType } from '../../rpc/generated/types/runtime/v1/ContainerEventType.ts';
import { Clock } from '../clock.ts';
import { SeededRandom } from '../seededRandom.ts';
import type { DemoImage } from '../seed/demoImage.ts';
import { containerStatus } from '../view/containerStatus.ts';
import { sandboxStatus } from '../view/sandboxStatus.ts';
import { Containers } from './containers.ts';
import { Images } from './images.ts';
import type { SandboxRecord } from './sandboxRecord.ts';
import { Sandboxes } from './sandboxes.ts';

export interface DemoNodeOptions {
  readonly seed: number;
  readonly socketPath: string;
  /** Where logs go, for pods that name no folder of their own. */
  readonly folder: string;
  /** What the registries serve. */
  readonly registry: readonly DemoImage[];
}

/** All there is on the node, in memory. */
export class DemoNode {
  readonly clock = new Clock();
  readonly random: SeededRandom;
  readonly sandboxes = new Sandboxes();
  readonly containers = new Containers();
  readonly images = new Images();
  readonly events = new Emitter<ContainerEventResponse>();
  readonly socketPath: string;
  readonly folder: string;
  readonly registry: readonly DemoImage[];
  #lastPid = 2000;
  #lastAddress = 1;

  constructor({ seed, socketPath, folder, registry }: DemoNodeOptions) {
    this.random = new SeededRandom(seed);
    this.socketPath = socketPath;
    this.folder = folder;
    this.registry = registry;
  }

  nextPid(): number {
    this.#lastPid += this.random.integer(1, 40);
    return this.#lastPid;
  }

  /** An address of the pod network 10.244.0.0/16. */
  nextAddress(): string {
    this.#lastAddress += 1;
    return `10.244.${Math.floor(this.#lastAddress / 254) % 256}.${(this.#lastAddress % 254) + 1}`;
  }

  /** Tells all subscribers, with the state of the pod and of what is in it now. */
  publish(type: ContainerEventType, id: string, sandbox: SandboxRecord): void {
    if (this.events.listenerCount === 0) {
      return;
    }
    this.events.fire({
      container_id: id,
      container_event_type: type,
      created_at: this.clock.now().toString(),
      pod_sandbox_status: sandboxStatus(sandbox),
      containers_statuses: this.containers.ofSandbox(sandbox.id).map((record) => containerStatus(record, this.images)),
    });
  }
}
