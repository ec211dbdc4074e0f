import type { JsonObject } from '../../src/contract/json.ts';
import { type Fact, known } from '../../src/contract/layers/fact.ts';
import type { NamespaceType } from '../../src/contract/layers/namespace.ts';
import { asFilledText, asInteger, asList, asText, at } from '../../src/runtimes/json.ts';
import { nodeProcess, shimProcess } from '../builders/nodeProcess.ts';
import type { RecordedRuntime } from '../facts/recordedRuntime.ts';
import { FakeNode } from './fakeNode.ts';

const hostInode = 1;
const bootedAtMs = Date.UTC(2026, 10, 24, 20);
const firstPinned = 4_026_532_000;

/** A machine made to fit a recording: the processes and namespaces that its runtime would have, with the pids it told. */
export class RecordedMachine extends FakeNode {
  readonly #recorded: RecordedRuntime;
  /** The runtime's own, and those over others, which no reply names. */
  #madePid = 900;
  /** Of namespaces that are kept by a file, by its path. */
  readonly #pinned = new Map<string, number>();

  constructor(recorded: RecordedRuntime) {
    super();
    this.#recorded = recorded;
    if (recorded.name.startsWith('kubelet')) {
      this.#run('/usr/bin/kubelet --config /etc/kubernetes/kubelet.yaml');
    }
    for (const program of programsOf(recorded)) {
      this.#run(`/usr/bin/${program}`);
    }
    for (const sandbox of recorded.sandboxes) {
      this.#addSandbox(asText(sandbox['id']) ?? '');
    }
  }

  override binaryVersion(binary: string): Promise<Fact<string>> {
    const program = binary.slice(binary.lastIndexOf('/') + 1);
    return Promise.resolve(known(`${program} version 1.4.0`, { from: 'program', commandLine: `${binary} --version` }));
  }

  #addSandbox(id: string): void {
    const reply = this.#recorded.reply('PodSandboxStatus', id);
    // Of Docker's: the status of its pause, as of a container.
    const pid = pidOf(reply) ?? pidOf(this.#recorded.reply('ContainerStatus', id));
    const over = pid === undefined ? undefined : this.#runOver(id, pid, '/pause', reply);
    if (pid !== undefined) {
      this.inodes.set(pid, this.#inodesOf(reply, pid, undefined));
    }
    const containers = this.#recorded.containers.filter((each) => each['pod_sandbox_id'] === id);
    for (const container of containers.filter(({ state }) => state !== 'CONTAINER_EXITED')) {
      this.#addContainer(asText(container['id']) ?? '', over, pid);
    }
  }

  #addContainer(id: string, over: number | undefined, holder: number | undefined): void {
    const reply = this.#recorded.reply('ContainerStatus', id);
    const pid = pidOf(reply);
    if (pid === undefined) {
      return;
    }
    const args = (asList(at(reply, 'info', 'info', 'runtimeSpec', 'process', 'args')) ?? ['sleep', '1000']).map(String);
    if (this.#recorded.name.includes('containerd') && over !== undefined) {
      this.list.push({ ...nodeProcess(pid, args[0] ?? ''), arguments: args, parentPid: over });
    } else {
      this.#runOver(id, pid, args.join(' '), reply);
    }
    this.inodes.set(pid, this.#inodesOf(reply, pid, holder));
  }

  /** @returns the pid of the shim or conmon that was put over it */
  #runOver(id: string, pid: number, commandLine: string, reply: JsonObject | undefined): number {
    const over = ++this.#madePid;
    this.list.push(monitorOver(this.#recorded, over, id), nodeProcess(pid, commandLine, { parentPid: over }));
    const cgroup = asFilledText(at(reply, 'info', 'info', 'runtimeSpec', 'linux', 'cgroupsPath'));
    this.cgroups.set(pid, cgroup ?? `/kubepods/burstable/${id}`);
    return over;
  }

  /** As the spec asks; Docker tells none, and shares the network and the IPC of the pause. */
  #inodesOf(
    reply: JsonObject | undefined,
    pid: number,
    holder: number | undefined,
  ): Partial<Record<NamespaceType, number>> {
    const ofHost = { user: hostInode, cgroup: hostInode, time: hostInode };
    const spec = asList(at(reply, 'info', 'info', 'runtimeSpec', 'linux', 'namespaces'));
    if (spec === undefined) {
      return { ...ofHost, ...(holder !== undefined && { net: holder, ipc: holder }) };
    }
    const inSpec = spec.map((each): [NamespaceType, number] => {
      const name = asText(at(each, 'type')) ?? '';
      // Anything else would be a type that no test looks at.
      const type = namesInSpec[name] ?? (name as NamespaceType);
      return [type, this.#inodeAt(asFilledText(at(each, 'path')), type) ?? pid];
    });
    return { ...ofHost, ...Object.fromEntries(inSpec) };
  }

  #inodeAt(path: string | undefined, type: NamespaceType): number | undefined {
    if (path === undefined) {
      return undefined;
    }
    const pid = procPath.exec(path)?.[1];
    if (pid !== undefined) {
      return this.inodes.get(Number(pid))?.[type] ?? Number(pid);
    }
    const inode = this.#pinned.get(path) ?? firstPinned + this.#pinned.size;
    this.#pinned.set(path, inode);
    return inode;
  }

  #run(commandLine: string): void {
    this.list.push(nodeProcess(++this.#madePid, commandLine, { startedAtMs: bootedAtMs }));
  }
}

function programsOf({ name }: RecordedRuntime): readonly string[] {
  if (name === 'cri-dockerd-0.4') {
    return ['containerd', 'dockerd', 'cri-dockerd'];
  }
  return [name.includes('crio') ? 'crio' : 'containerd'];
}

function monitorOver({ name }: RecordedRuntime, pid: number, id: string): ReturnType<typeof nodeProcess> {
  if (name.includes('crio')) {
    return nodeProcess(pid, `/usr/bin/conmon -b /run/containers/${id}/userdata -c ${id} -r /usr/bin/runc -l /log`);
  }
  return name.includes('containerd')
    ? shimProcess(pid, id, '/run/testbed/containerd.sock')
    : nodeProcess(
        pid,
        `/usr/bin/containerd-shim-runc-v2 -namespace moby -id ${id} -address /run/docker/containerd.sock`,
      );
}

/** 0 is none. CRI-O keeps that of a process which has ended; those are not asked for. */
function pidOf(reply: JsonObject | undefined): number | undefined {
  const pid = asInteger(at(reply, 'info', 'info', 'pid'));
  return pid === 0 ? undefined : pid;
}

/** The other names are the same in a spec and in /proc. */
const namesInSpec: Readonly<Record<string, NamespaceType>> = { mount: 'mnt', network: 'net' };

const procPath = /^\/proc\/(\d+)\/ns\//;
