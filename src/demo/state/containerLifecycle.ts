import path from 'node:path';
import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import { nameTaken, notFound, refused } from '../callError.ts';
import { ContainerLog } from '../containerLog.ts';
import { ContainerProcess } from '../process/containerProcess.ts';
import { factsOf } from '../runtimeHandlers.ts';
import type { DemoNode } from './demoNode.ts';
import { type ContainerRecord, reservedContainerName, type SandboxRecord, sharesNoPids } from './records.ts';

/** What happens to containers: created, started, ended, removed; with their events, as containerd 2 orders them. */
export class ContainerLifecycle {
  readonly #logs = new Map<string, ContainerLog>();

  readonly #node: DemoNode;

  constructor(node: DemoNode) {
    this.#node = node;
  }

  /** @throws CallError for an image that is not on the node, or a name that is taken */
  create(sandbox: SandboxRecord, config: ContainerConfig, createdAt = this.#node.clock.now()): ContainerRecord {
    const name = reservedContainerName({ config, sandbox });
    const holder = this.#node.containers.holderOf(name);
    if (holder !== undefined) {
      const quoted = JSON.stringify(name);
      const hint = 'check if another CreateContainer request is in progress';
      throw nameTaken(`container name ${quoted}; ${hint}`, quoted, holder);
    }
    const reference = config.image?.image ?? '';
    const image = this.#node.images.find(reference);
    if (image === undefined) {
      throw notFound(
        `failed to check if this is a checkpoint image: failed to resolve image ${JSON.stringify(reference)}`,
      );
    }
    const { log_directory: folder } = sandbox.config;
    const record: ContainerRecord = {
      id: this.#node.random.hex(64),
      sandbox,
      config,
      image,
      logPath: folder && config.log_path ? path.join(folder, config.log_path) : '',
      createdAt,
      state: 'CONTAINER_CREATED',
      startedAt: 0n,
      finishedAt: 0n,
      exitCode: 0,
      reason: '',
      message: '',
      process: undefined,
    };
    this.#node.containers.add(record);
    this.#node.publish('CONTAINER_CREATED_EVENT', record.id, sandbox);
    return record;
  }

  /** @throws CallError when it was started before, its sandbox has gone, or its program is not in the image */
  start(container: ContainerRecord, startedAt = this.#node.clock.now()): void {
    const { id, sandbox, config, image } = container;
    if (container.state !== 'CONTAINER_CREATED') {
      throw refused(
        `failed to set starting state for container ${JSON.stringify(id)}: container is in ${container.state} state`,
      );
    }
    if (sandbox.state !== 'SANDBOX_READY') {
      throw refused(`sandbox container ${JSON.stringify(sandbox.id)} is not running`);
    }
    try {
      container.process = new ContainerProcess({
        config,
        image: image.content,
        pid: this.#node.nextPid(),
        hostname: hostnameOf(sandbox),
        ip: sandbox.ip,
        kernel: factsOf(sandbox.runtimeHandler)?.kernel ?? '',
        isInit: sharesNoPids(config),
      });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      container.message =
        'failed to create containerd task: failed to create shim task: OCI runtime create failed: ' +
        `runc create failed: ${why}`;
      this.#finish(container, 128, 'StartError');
      throw refused(container.message);
    }
    container.state = 'CONTAINER_RUNNING';
    container.startedAt = startedAt;
    this.#follow(container, container.process);
    this.#node.publish('CONTAINER_STARTED_EVENT', id, sandbox);
  }

  /** Asks it to end, and kills it after the grace period. Resolves when it has ended; one that does not run is done. */
  async stop(container: ContainerRecord, graceMs: number): Promise<void> {
    const { process } = container;
    if (process === undefined) {
      return;
    }
    const killing = setTimeout(() => process.kill('SIGKILL'), graceMs);
    if (graceMs > 0) {
      process.kill('SIGTERM');
    }
    await process.exited;
    clearTimeout(killing);
  }

  /** A running one is killed first, as containerd does it. */
  async remove(container: ContainerRecord): Promise<void> {
    await this.stop(container, 0);
    this.closeLog(container);
    this.#node.containers.delete(container);
    this.#node.publish('CONTAINER_DELETED_EVENT', container.id, container.sandbox);
  }

  /** The log of a container, for its process and for what is told of its past. Undefined when it has none. */
  logOf({ id, logPath }: ContainerRecord): ContainerLog | undefined {
    if (logPath === '') {
      return undefined;
    }
    const log = this.#logs.get(id) ?? new ContainerLog(logPath, () => this.#node.clock.now());
    this.#logs.set(id, log);
    return log;
  }

  closeLog({ id }: ContainerRecord): void {
    this.#logs.get(id)?.close();
    this.#logs.delete(id);
  }

  /** Kills all processes, without events: the end of the runtime. */
  async killAll(): Promise<void> {
    const running = this.#node.containers.all().flatMap(({ process }) => process ?? []);
    running.forEach((process) => process.kill('SIGKILL'));
    await Promise.all(running.map(({ exited }) => exited));
    this.#logs.forEach((log) => log.close());
  }

  #follow(container: ContainerRecord, process: ContainerProcess): void {
    process.output.event(({ stream, data }) => this.logOf(container)?.write(stream, data));
    void process.exited.then((exitCode) => {
      this.#finish(container, exitCode, exitCode === 0 ? 'Completed' : 'Error');
      this.#node.publish('CONTAINER_STOPPED_EVENT', container.id, container.sandbox);
    });
  }

  #finish(container: ContainerRecord, exitCode: number, reason: string): void {
    container.process = undefined;
    container.state = 'CONTAINER_EXITED';
    container.finishedAt = this.#node.clock.now();
    container.exitCode = exitCode;
    container.reason = reason;
    this.closeLog(container);
  }
}

/** On the host's network a kubelet names none: it is the node's. */
function hostnameOf({ config: { hostname = '' } }: SandboxRecord): string {
  return hostname === '' ? 'demo-node' : hostname;
}
