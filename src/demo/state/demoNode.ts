import { Emitter } from '../../common/emitter.ts';
import type { ContainerEventResponse } from '../../rpc/generated/types/runtime/v1/ContainerEventResponse.ts';
import type { ContainerEventType } from '../../rpc/generated/types/runtime/v1/ContainerEventType.ts';
import { SeededRandom } from '../seededRandom.ts';
import type { DemoImage } from '../seed/catalogue.ts';
import { containerStatus, sandboxStatus } from '../view/status.ts';
import { Images } from './images.ts';
import { reservedSandboxName, type SandboxRecord } from './records.ts';
import { Containers, RecordStore } from './recordStore.ts';

interface DemoNodeOptions {
  readonly socketPath: string;
  /** Where logs go, for pods that name no folder of their own. */
  readonly folder: string;
  /** What the registries serve. */
  readonly registry: readonly DemoImage[];
  /** How long a pull takes, at least and at most. */
  readonly pullMs: readonly [number, number];
}

/** All there is on the node, in memory. */
export class DemoNode {
  readonly clock = new Clock();
  /** Ids, names and addresses come out the same each time. */
  readonly random = new SeededRandom(1);
  readonly sandboxes = new RecordStore<SandboxRecord>(({ config }) => reservedSandboxName(config));
  readonly containers = new Containers();
  readonly images = new Images();
  readonly events = new Emitter<ContainerEventResponse>();
  readonly socketPath: string;
  readonly folder: string;
  readonly registry: readonly DemoImage[];
  readonly pullMs: readonly [number, number];
  #lastPid = 2000;
  #lastAddress = 1;

  constructor({ socketPath, folder, registry, pullMs }: DemoNodeOptions) {
    this.socketPath = socketPath;
    this.folder = folder;
    this.registry = registry;
    this.pullMs = pullMs;
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

/** Nanoseconds since 1970, as CRI counts time. Each reading is later than the one before. */
class Clock {
  #last = 0n;

  now(): bigint {
    const read = BigInt(Date.now()) * 1_000_000n;
    this.#last = read > this.#last ? read : this.#last + 1n;
    return this.#last;
  }
}
