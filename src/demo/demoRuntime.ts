import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json';
import { Faults } from './faults.ts';
import { GrpcServer } from './grpcServer.ts';
import { plantBulk } from './seed/bulk.ts';
import type { Counts } from './seed/bulk.ts';
import { catalogue } from './seed/catalogue.ts';
import type { DemoImage } from './seed/demoImage.ts';
import { Planter } from './seed/planter.ts';
import { plantImages, plantNode } from './seed/plantNode.ts';
import { containerCalls } from './service/containerCalls.ts';
import { eventCalls } from './service/eventCalls.ts';
import { execCalls } from './service/execCalls.ts';
import { imageCalls } from './service/imageCalls.ts';
import { nodeCalls } from './service/nodeCalls.ts';
import { sandboxCalls } from './service/sandboxCalls.ts';
import { statsCalls } from './service/statsCalls.ts';
import { unimplementedCalls } from './service/unimplementedCalls.ts';
import { claimSocketFile } from './socketFile.ts';
import { ContainerLifecycle } from './state/containerLifecycle.ts';
import { DemoNode } from './state/demoNode.ts';
import { SandboxLifecycle } from './state/sandboxLifecycle.ts';
import { StreamingServer } from './streaming/streamingServer.ts';
import { Wire } from './wire.ts';

export interface DemoRuntimeOptions {
  /** Absolute, at most 107 bytes, in a folder that exists. */
  readonly socketPath: string;
  /** The same seed gives the same node: ids, names, addresses. Default 1. */
  readonly seed?: number;
  /** Only the pause image, no pods. */
  readonly empty?: boolean;
  /** How many of each in all. */
  readonly counts?: Counts;
  /** Images that can be pulled besides the demonstration's own. */
  readonly images?: readonly DemoImage[];
  /** How long a pull takes. Default: one to two seconds. */
  readonly pullMs?: number;
}

/** A CRI runtime in this process, with its state in memory and its logs in a temporary folder. */
export class DemoRuntime {
  /** Takes effect with the next call of a method. */
  readonly faults = new Faults();
  readonly socketPath: string;
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'cri-demo-'));
  readonly #node: DemoNode;
  readonly #containers: ContainerLifecycle;
  readonly #server = new GrpcServer(this.faults);
  #streaming: StreamingServer | undefined;

  constructor(private readonly options: DemoRuntimeOptions) {
    this.socketPath = options.socketPath;
    this.#node = new DemoNode({
      seed: options.seed ?? 1,
      socketPath: options.socketPath,
      folder: this.#folder,
      registry: [...catalogue, ...(options.images ?? [])],
    });
    this.#containers = new ContainerLifecycle(this.#node);
  }

  /** @throws Error when the socket is in use or cannot be made; nothing is left behind then */
  async start(): Promise<void> {
    try {
      await claimSocketFile(this.socketPath);
      this.#streaming = await StreamingServer.start(this.#node);
      this.#serve(this.#streaming);
      await this.#server.listen(this.socketPath);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Cuts all connections, as a runtime that is killed does. It still serves. */
  dropConnections(): void {
    this.#server.dropConnections();
  }

  /** Ends everything and removes the socket and the logs. */
  async stop(): Promise<void> {
    await this.#server.stop();
    await this.#streaming?.stop();
    await this.#containers.killAll();
    this.removeFiles();
  }

  /** For the exit of the process, where nothing can be waited for. A socket that is no longer this one's stays. */
  removeFiles(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    if (this.#server.isListening) {
      rmSync(this.socketPath, { force: true });
    }
  }

  #serve(streaming: StreamingServer): void {
    const { pullMs, empty, counts } = this.options;
    const wire = new Wire();
    const sandboxes = new SandboxLifecycle(this.#node, this.#containers);
    const planter = new Planter(this.#node, sandboxes, this.#containers);
    if (empty) {
      plantImages(planter, ['registry.k8s.io/pause:3.10']);
    } else {
      plantNode(planter);
    }
    plantBulk(planter, counts ?? {});
    this.#server.add(wire.runtimeService, {
      ...nodeCalls(this.#node, packageJson.version),
      ...sandboxCalls(this.#node, sandboxes, wire),
      ...containerCalls(this.#node, this.#containers, wire),
      ...execCalls(this.#node, streaming),
      ...statsCalls(this.#node),
      ...eventCalls(this.#node),
      ...unimplementedCalls,
    });
    this.#server.add(wire.imageService, imageCalls(this.#node, pullMs));
  }
}

/** Starts a demonstration runtime and resolves when it serves. @throws Error as {@link DemoRuntime.start} */
export async function startDemoRuntime(options: DemoRuntimeOptions): Promise<DemoRuntime> {
  const runtime = new DemoRuntime(options);
  await runtime.start();
  return runtime;
}
