import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
import { handlerPrograms, writeContainerdFiles, writePlainHttpRegistry } from './containerdFiles.ts';
import type { StreamServer } from './containerdSettings.ts';

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
const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A running containerd with handlers runc (the default), crun and runsc, a network and two images of its own. */
export class ContainerdInstance implements AsyncDisposable {
  readonly socketPath: string;
  readonly logFile: string;
  /** What containerd says its version is, such as 1.7.24~ds1. */
  readonly version: string;

  private constructor(
    readonly place: InstancePlace,
    readonly line: ContainerdVersion,
    private readonly criDisabled: boolean,
    private readonly ctr: string,
    version: string,
    private readonly program: ProgramToStart,
    private process: InstanceProcess,
  ) {
    this.socketPath = socketPathOf(place);
    this.logFile = program.logFile;
    this.version = version;
  }

  static async start(parts: ContainerdParts, options: ContainerdOptions): Promise<ContainerdInstance> {
    const { line, binaries, tools, images } = parts;
    const place = await claimInstance({ label: `containerd ${line}`, owner: options.owner }, tools.busybox);
    try {
      await createBridge(place);
      const criDisabled = options.criDisabled ?? false;
      const config = await writeContainerdFiles(place, tools, {
        version: line,
        folder: place.folder,
        socketPath: socketPathOf(place),
        cniBinDir: tools.cniBinDir,
        // One overlay does not work upon another, which is what /tmp is in a container.
        snapshotter: (await statfs(place.folder)).type === overlayMagic ? 'native' : 'overlayfs',
        handlers: handlerPrograms(place, tools),
        criDisabled,
        streamServer: options.streamServer ?? { address: '127.0.0.1', port: 0 },
        criOptions: options.criOptions ?? {},
      });
      for (const address of options.registries ?? []) await writePlainHttpRegistry(place, address);
      const program = {
        file: join(binaries.binDir, 'containerd'),
        args: ['--config', config],
        env: {
          // containerd looks its shim up in PATH: that of its own version comes first.
          PATH: [binaries.binDir, dirname(tools.runc), systemPath].join(':'),
          LD_LIBRARY_PATH: tools.libraryPath,
          TMPDIR: join(place.folder, 'tmp'),
        },
        logFile: join(place.folder, 'containerd.log'),
      };
      const ctr = join(binaries.binDir, 'ctr');
      const process = await InstanceProcess.start(place, program);
      const instance = new ContainerdInstance(place, line, criDisabled, ctr, binaries.version, program, process);
      await instance.whenReady();
      await instance.importImages(images);
      return instance;
    } catch (error) {
      await removeInstance(place);
      throw error;
    }
  }

  get id(): string {
    return this.place.id;
  }

  /** Of containerd itself; another one after a restart. */
  get pid(): number {
    return this.process.pid;
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
    await this.runCtr('images', 'tag', reference, newReference);
  }

  /** Freezes a container's processes, which CRI has no word for. */
  async pauseTask(containerId: string): Promise<void> {
    await this.runCtr('tasks', 'pause', containerId);
  }

  async resumeTask(containerId: string): Promise<void> {
    await this.runCtr('tasks', 'resume', containerId);
  }

  /** SIGKILL to containerd alone: pods run on, and its socket file stays. */
  kill(): Promise<void> {
    return this.process.end('SIGKILL');
  }

  /** Starts containerd anew on the same state, after ending it if it runs. Pods run on meanwhile. */
  async restart(): Promise<void> {
    await this.process.end('SIGTERM');
    this.process = await InstanceProcess.start(this.place, this.program);
    await this.whenReady();
  }

  /** Ends everything, pods included, and leaves nothing on the machine. */
  stop(): Promise<void> {
    return removeInstance(this.place);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  private async whenReady(): Promise<void> {
    using cri = new RawCri(this.socketPath);
    await this.process.ready(async () => {
      const code = await cri.call('Status', {}, 2_000).then(() => grpcStatus.OK, grpcCode);
      // UNIMPLEMENTED is the word of a server without CRI. While its CRI plugin starts, containerd says other things.
      return code === (this.criDisabled ? grpcStatus.UNIMPLEMENTED : grpcStatus.OK) || undefined;
    });
  }

  private async runCtr(...args: readonly string[]): Promise<void> {
    await runTool(this.ctr, ['-a', this.socketPath, '-n', 'k8s.io', ...args]);
  }

  private async importImages(images: BaseImages): Promise<void> {
    await this.runCtr('images', 'import', images.archiveFile);
    if (this.criDisabled) return;
    // The CRI plugin learns of it by an event.
    using cri = new RawCri(this.socketPath);
    for (const image of [pauseImage, busyboxImage]) {
      await this.process.ready(async () => (await cri.call('ImageStatus', { image: { image } })).image ?? undefined);
    }
  }
}

function grpcCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
