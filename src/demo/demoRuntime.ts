import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json';
import { containerCalls } from './calls/containerCalls.ts';
import { execCalls } from './calls/execCalls.ts';
import { imageCalls } from './calls/imageCalls.ts';
import { nodeCalls } from './calls/nodeCalls.ts';
import { sandboxCalls } from './calls/sandboxCalls.ts';
import { GrpcServer } from './grpcServer.ts';
import { catalogue } from './seed/catalogue.ts';
import { Planter } from './seed/planter.ts';
import { claimSocketFile } from './socketFile.ts';
import { ContainerLifecycle } from './state/containerLifecycle.ts';
import { DemoNode } from './state/demoNode.ts';
import { SandboxLifecycle } from './state/sandboxLifecycle.ts';
import { StreamingServer } from './streaming/streamingServer.ts';
import { Wire } from './wire.ts';

export interface DemoRuntimeOptions {
  /** Absolute, at most 107 bytes, in a folder that exists. */
  readonly socketPath: string;
  /** Puts on the node what is there from the start. */
  readonly plant: (planter: Planter) => void;
  /** How long a pull takes, at least and at most. */
  readonly pullMs: readonly [number, number];
}

/** A CRI runtime in this process, with its state in memory and its logs in a temporary folder. */
export class DemoRuntime {
  readonly socketPath: string;
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'cri-demo-'));
  readonly #node: DemoNode;
  readonly #containers: ContainerLifecycle;
  readonly #sandboxes: SandboxLifecycle;
  readonly #server = new GrpcServer();
  #streaming: StreamingServer | undefined;

  constructor({ socketPath, plant, pullMs }: DemoRuntimeOptions) {
    this.socketPath = socketPath;
    this.#node = new DemoNode({ socketPath, folder: this.#folder, registry: catalogue, pullMs });
    this.#containers = new ContainerLifecycle(this.#node);
    this.#sandboxes = new SandboxLifecycle(this.#node, this.#containers);
    plant(new Planter(this.#node, this.#sandboxes, this.#containers));
  }

  /** @throws Error when the socket is in use or cannot be made; nothing is left behind then */
  async start(): Promise<void> {
    try {
      await claimSocketFile(this.socketPath);
      this.#streaming = await StreamingServer.start();
      this.#serve(this.#streaming);
      await this.#server.listen(this.socketPath);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends everything and removes the socket and the logs. */
  async stop(): Promise<void> {
    await this.#server.stop();
    await this.#streaming?.stop();
    await this.#containers.killAll();
    this.removeFiles();
  }

  /** Removes the files at the exit of the process, when nothing can be waited for. A socket of another server stays. */
  removeFiles(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    if (this.#server.isListening) {
      rmSync(this.socketPath, { force: true });
    }
  }

  #serve(streaming: StreamingServer): void {
    const wire = new Wire();
    this.#server.add(wire.runtimeService, {
      ...nodeCalls(this.#node, packageJson.version),
      ...sandboxCalls(this.#node, this.#sandboxes, wire),
      ...containerCalls(this.#node, this.#containers, wire),
      ...execCalls(this.#node, streaming),
    });
    this.#server.add(wire.imageService, imageCalls(this.#node));
  }
}

/** Starts a demonstration runtime and resolves when it serves. @throws Error as {@link DemoRuntime.start} */
export async function startDemoRuntime(options: DemoRuntimeOptions): Promise<DemoRuntime> {
  const runtime = new DemoRuntime(options);
  await runtime.start();
  return runtime;
}
