import type { Container } from '../../../../src/contract/container.ts';
import { CriError, type CriFailure } from '../../../../src/contract/failure.ts';
import type { JsonObject } from '../../../../src/contract/json.ts';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import type { Sandbox } from '../../../../src/contract/sandbox.ts';
import { type LayersPaces, LayersSession } from '../../../../src/layers/session/layersSession.ts';
import type { EndpointSession } from '../../../../src/model/session/endpointSession.ts';
import { UnusableSession } from '../../../../src/model/session/unusableSession.ts';
import { EndpointStore, type Reading } from '../../../../src/model/store/endpointStore.ts';
import { image } from '../../../builders/image.ts';
import { nodeProcess, shimProcess } from '../../../builders/nodeProcess.ts';
import { runtimeInfo } from '../../../builders/runtimeInfo.ts';
import { endpoint } from '../../../builders/snapshot.ts';
import { fakeEndpointClient } from '../../../fakes/fakeEndpointClient.ts';
import { FakeNode } from '../../../fakes/fakeNode.ts';

/** A node of containerd's whose answers the test sets, and what the layers make of it. */
export class ScriptedLayers {
  readonly node = new FakeNode();
  readonly store = new EndpointStore(endpoint());
  readonly layers: LayersSession;
  /** The pid of each pause; a sandbox that is not in it has none any more. */
  readonly pauses = new Map<string, number>();
  /** Those whose network StopPodSandbox has taken away. */
  readonly closed = new Set<string>();
  /** What a call on an object fails with, by its id. */
  readonly failures = new Map<string, CriFailure>();
  /** Every call that was made, with the id that it was for. */
  readonly calls: string[] = [];
  isContainerd = true;
  statusRaw: JsonObject = { info: { config: { containerd: { snapshotter: 'overlayfs' } } } };
  changes = 0;
  refreshes = 0;

  constructor(paces: Partial<LayersPaces> = {}) {
    // No pauses, so that a test waits for what happens and not for the clock.
    const atOnce = { changeMs: 0, countMs: 0, usageMs: 60_000, healMs: 60_000, troubleAfterMs: 0, orphanAfterMs: 0 };
    this.layers = new LayersSession({
      ...{ session: this.#session(), node: this.node, now: () => 5_000 },
      paces: { ...atOnce, ...paces },
    });
    this.layers.onDidChange(() => {
      this.changes += 1;
    });
  }

  /** A sandbox with its shim and its pause among the processes, once it is shown. */
  run(sandbox: Sandbox, shimPid: number): void {
    this.pauses.set(sandbox.id, shimPid + 1);
    this.node.list.push(shimProcess(shimPid, sandbox.id), nodeProcess(shimPid + 1, '/pause', { parentPid: shimPid }));
  }

  show(reading: Reading): void {
    const runtime = runtimeInfo();
    this.store.apply({ connection: { phase: 'live' }, runtime, images: [image()], containers: [], ...reading });
  }

  facts(id = 'sandbox-1'): SandboxFacts | undefined {
    return this.layers.snapshot.sandboxes.find(({ sandbox }) => sandbox.id === id);
  }

  callsOf(method: string): string[] {
    return this.calls.filter((call) => call.startsWith(`${method} `)).map((call) => call.slice(method.length + 1));
  }

  #session(): EndpointSession {
    const unusable = new UnusableSession(endpoint(), { reason: 'socketAbsent', path: '/run/c.sock' });
    const client = fakeEndpointClient(
      {
        statusRaw: () => this.#answer('Status', '', this.statusRaw),
        sandboxDetails: (id) => this.#answer('PodSandboxStatus', id, { ips: [], raw: this.#sandboxReply(id) }),
        containerDetails: (id) => this.#answer('ContainerStatus', id, { logPath: '', raw: this.#containerReply(id) }),
      },
      { imageRaw: (id) => this.#answer('ImageStatus', id, imageReply) },
      {
        isServed: () => this.#answer('isServed', '', this.isContainerd),
        serverPid: () => this.#answer('Server', '', undefined),
        listTasks: () => this.#answer('Tasks', '', []),
        countSnapshots: (snapshotter) => this.#answer('Snapshots', snapshotter, 3),
        contentSize: () => this.#answer('Content', '', { count: 2, bytes: 20 }),
        taskPids: (id) => this.#answer('ListPids', id, [{ pid: 70 }, { pid: 71, execId: 'exec' }]),
        snapshotLayers: (_snapshotter, key) =>
          this.#answer('Stat', key, [{ key, kind: 'active', bytes: 1, inodes: 1 }]),
      },
    );
    return {
      ...{ endpoint: endpoint(), store: this.store, calls: unusable.calls },
      ...{ runtime: client.runtime, images: client.images, containerd: client.containerd },
      refresh: () => {
        this.refreshes += 1;
        return Promise.resolve();
      },
      setVisible: () => undefined,
      pull: () => Promise.resolve(''),
      dispose: () => undefined,
    };
  }

  #answer<T>(method: string, id: string, answer: T): Promise<T> {
    this.calls.push(`${method} ${id}`);
    const failure = this.failures.get(id);
    return failure === undefined ? Promise.resolve(answer) : Promise.reject(new CriError(failure));
  }

  #sandboxReply(id: string): JsonObject {
    const pid = this.pauses.get(id) ?? 0;
    return {
      status: { id, ...(pid === 0 && { state: 'SANDBOX_NOTREADY' }) },
      info: {
        info: {
          ...{ pid, netNamespaceClosed: this.closed.has(id), snapshotter: 'overlayfs' },
          ...{ runtimeType: 'io.containerd.runc.v2', runtimeOptions: { binary_name: '/usr/sbin/runc' } },
          runtimeSpec: { linux: { namespaces: [{ type: 'network' }], cgroupsPath: `/kubepods/${id}` } },
        },
      },
    };
  }

  #containerReply(id: string): JsonObject {
    const { state, sandboxId } = this.store.snapshot.containers.get(id) ?? ({} as Partial<Container>);
    const pid = this.pauses.get(sandboxId ?? '') ?? 0;
    return {
      status: { id, state: state === 'exited' ? 'CONTAINER_EXITED' : 'CONTAINER_RUNNING' },
      info: {
        info: {
          ...{ pid: pid + 1, snapshotKey: `snapshot-of-${id}`, snapshotter: 'overlayfs' },
          ...{ runtimeType: 'io.containerd.runc.v2', runtimeOptions: { binary_name: '/usr/sbin/runc' } },
          runtimeSpec: { process: { args: ['from', 'spec'] }, linux: { namespaces: [] } },
        },
      },
    };
  }
}

const imageReply: JsonObject = { info: { info: { imageSpec: { rootfs: { diff_ids: ['sha256:1'] }, history: [] } } } };
