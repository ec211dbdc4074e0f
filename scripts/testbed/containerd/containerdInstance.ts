import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { status as grpcStatus } from '@grpc/grpc-js';
import { type BaseImages, busyboxImage, pauseImage } from '../images/baseImages.ts';
import { claimInstance } from '../instance/claimInstance.ts';
import { createBridge } from '../instance/instanceNetwork.ts';
import type { InstancePlace } from '../instance/instancePlace.ts';
import { InstanceProcess, type ProgramToStart } from '../instance/instanceProcess.ts';
import { socketPathOf } from '../instance/instanceState.ts';
import type { ProcessIdentity } from '../instance/processIdentity.ts';
import { removeInstance } from '../instance/removeInstance.ts';
import type { ContainerdBinaries } from '../packages/containerdBinaries.ts';
import type { ContainerdVersion } from '../packages/containerdVersion.ts';
import type { ToolPaths } from '../packages/toolPaths.ts';
import { RawCri } from '../rawCri.ts';
import { runTool } from '../runTool.ts';
import {
  handlerPrograms,
  writeContainerdConfig,
  writeContainerdFiles,
  writePlainHttpRegistry,
} from './containerdFiles.ts';
import { containerdProgram } from './containerdProgram.ts';
import type { ContainerdSettings, StreamServer } from './containerdSettings.ts';

export interface ContainerdOptions {
  /** For whom it runs: null keeps it until it is taken down by its id. */
  readonly owner: ProcessIdentity | null;
  readonly criDisabled?: boolean;
  readonly streamServer?: StreamServer;
  readonly criOptions?: Readonly<Record<string, string | number | boolean>>;
  /** Registries (host:port) that are spoken to in plain HTTP. */
  readonly registries?: readonly string[];
}

export interface ContainerdParts {
  readonly line: ContainerdVersion;
  readonly binaries: ContainerdBinaries;
  readonly tools: ToolPaths;
  readonly images: BaseImages;
}

const overlayMagic = 0x794c7630;

/** A running containerd with handlers runc (the default), crun and runsc, a network and two images of its own. */
export class ContainerdInstance implements AsyncDisposable {
  readonly socketPath: string;
  readonly logFile: string;

  readonly #tools: ToolPaths;
  #settings: ContainerdSettings;
  #binaries: ContainerdBinaries;
  #program: ProgramToStart;
  #process: InstanceProcess;

  private constructor(
    readonly place: InstancePlace,
    tools: ToolPaths,
    settings: ContainerdSettings,
    binaries: ContainerdBinaries,
    program: ProgramToStart,
    process: InstanceProcess,
  ) {
    this.#tools = tools;
    this.#settings = settings;
    this.#binaries = binaries;
    this.#program = program;
    this.#process = process;

    this.socketPath = socketPathOf(place);
    this.logFile = program.logFile;
  }

  static async start(parts: ContainerdParts, options: ContainerdOptions): Promise<ContainerdInstance> {
    const { line, binaries, tools, images } = parts;
    const place = await claimInstance({ label: `containerd ${line}`, owner: options.owner }, tools.busybox);
    try {
      await createBridge(place);
      const settings: ContainerdSettings = {
        version: line,
        folder: place.folder,
        socketPath: socketPathOf(place),
        cniBinDir: tools.cniBinDir,
        // One overlay does not work upon another, which is what /tmp is in a container.
        snapshotter: (await statfs(place.folder)).type === overlayMagic ? 'native' : 'overlayfs',
        handlers: handlerPrograms(place, tools),
        criDisabled: options.criDisabled ?? false,
        streamServer: options.streamServer ?? { address: '127.0.0.1', port: 0 },
        criOptions: options.criOptions ?? {},
      };
      const config = await writeContainerdFiles(place, tools, settings);
      for (const address of options.registries ?? []) await writePlainHttpRegistry(place, address);
      const program = containerdProgram(place, binaries, tools, config);
      const process = await InstanceProcess.start(place, program);
      const instance = new ContainerdInstance(place, tools, settings, binaries, program, process);
      await instance.#whenReady();
      await instance.#importImages(images);
      return instance;
    } catch (error) {
      await removeInstance(place);
      throw error;
    }
  }

  get id(): string {
    return this.place.id;
  }

  get line(): ContainerdVersion {
    return this.#settings.version;
  }

  /** What containerd says its version is, such as 1.7.24~ds1. */
  get version(): string {
    return this.#binaries.version;
  }

  /** Of containerd itself; another one after a restart. */
  get pid(): number {
    return this.#process.pid;
  }

  get folder(): string {
    return this.place.folder;
  }

  /** Pods of tests belong here (linux.cgroup_parent of their configuration). */
  get cgroupParent(): string {
    return this.place.cgroupParent;
  }

  allowPlainHttp(registryAddress: string): Promise<void> {
    return writePlainHttpRegistry(this.place, registryAddress);
  }

  /** Gives an image another name, as a client that is not of CRI would. */
  async tagImage(reference: string, newReference: string): Promise<void> {
    await this.#runCtr('images', 'tag', reference, newReference);
  }

  /** Freezes a container's processes, which CRI has no word for. */
  async pauseTask(containerId: string): Promise<void> {
    await this.#runCtr('tasks', 'pause', containerId);
  }

  async resumeTask(containerId: string): Promise<void> {
    await this.#runCtr('tasks', 'resume', containerId);
  }

  /** SIGKILL to containerd alone: pods run on, and its socket file stays. */
  kill(): Promise<void> {
    return this.#process.end('SIGKILL');
  }

  /** Starts containerd anew on the same state, after ending it if it runs. Pods run on meanwhile. */
  async restart(): Promise<void> {
    await this.#process.end('SIGTERM');
    this.#process = await InstanceProcess.start(this.place, this.#program);
    await this.#whenReady();
  }

  /**
   * Starts another line of containerd on the same socket, root and state, after ending the one that runs, as when its
   * package is upgraded. Pods run on meanwhile, on the shims of the former.
   */
  async restartAs(line: ContainerdVersion, binaries: ContainerdBinaries): Promise<void> {
    await this.#process.end('SIGTERM');
    this.#settings = { ...this.#settings, version: line };
    this.#binaries = binaries;
    this.#program = containerdProgram(this.place, binaries, this.#tools, await writeContainerdConfig(this.#settings));
    await this.restart();
  }

  /** Ends everything, pods included, and leaves nothing on the machine. */
  stop(): Promise<void> {
    return removeInstance(this.place);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #whenReady(): Promise<void> {
    using cri = new RawCri(this.socketPath);
    await this.#process.ready(async () => {
      const code = await cri.call('Status', {}, 2_000).then(() => grpcStatus.OK, grpcCode);
      // UNIMPLEMENTED is the word of a server without CRI. While its CRI plugin starts, containerd says other things.
      return code === (this.#settings.criDisabled ? grpcStatus.UNIMPLEMENTED : grpcStatus.OK) || undefined;
    });
  }

  async #runCtr(...args: readonly string[]): Promise<void> {
    await runTool(join(this.#binaries.binDir, 'ctr'), ['-a', this.socketPath, '-n', 'k8s.io', ...args]);
  }

  async #importImages(images: BaseImages): Promise<void> {
    await this.#runCtr('images', 'import', images.archiveFile);
    if (this.#settings.criDisabled) return;
    // The CRI plugin learns of it by an event.
    using cri = new RawCri(this.socketPath);
    for (const image of [pauseImage, busyboxImage]) {
      await this.#process.ready(async () => (await cri.call('ImageStatus', { image: { image } })).image ?? undefined);
    }
  }
}

function grpcCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
