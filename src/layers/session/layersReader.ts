import { groupBy } from '../../common/groupBy.ts';
import { inParallel } from '../../common/inParallel.ts';
import { compareKnown } from '../../common/order.ts';
import { Slices } from '../../common/slices.ts';
import type { Container } from '../../contract/container.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { NodePort } from '../../contract/node.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { type HostView, hostViewOf } from '../hostView.ts';
import { ImageChains } from '../imageChains.ts';
import { ThisMachine } from '../machine.ts';
import { nodeFactsOf } from '../nodeFacts.ts';
import { Orphans } from '../orphans.ts';
import { isSameProcess } from '../processTable.ts';
import { runtimeNameOf } from '../readRuntime.ts';
import { readSandbox, type SandboxToRead, unreadSandbox } from '../readSandbox.ts';
import { sandboxOnHost } from '../sandboxOnHost.ts';
import { reporterName } from '../../runtimes/highLevelRuntimes.ts';
import { DetailFacts } from './detailFacts.ts';
import { PersistenceCheck } from './persistenceCheck.ts';
import { RuntimeLayer } from './runtimeLayer.ts';
import { SandboxFactsCache } from './sandboxFactsCache.ts';
import type { FactsToRead } from './staleFacts.ts';

const sandboxesAtATime = 8;

interface LayersReaderOptions {
  readonly session: EndpointSession;
  readonly node: NodePort;
  readonly now: () => number;
  /** How long something has to look wrong before it is a trouble, in milliseconds. */
  readonly troubleAfterMs: number;
  /** The same for orphans: a sandbox has a shim before it is listed, and for a moment after it was removed. */
  readonly orphanAfterMs: number;
}

/** Reads the facts of one endpoint and keeps the newest of each. */
export class LayersReader {
  readonly #session: EndpointSession;
  readonly #node: NodePort;
  readonly #machine: ThisMachine;
  readonly #runtime: RuntimeLayer;
  readonly #cache: SandboxFactsCache;
  readonly #orphans: Orphans;
  readonly #details: DetailFacts;
  readonly #slices = new Slices();
  #detailedIds: ReadonlySet<string> = new Set();

  constructor({ session, node, now, troubleAfterMs, orphanAfterMs }: LayersReaderOptions) {
    this.#session = session;
    this.#node = node;
    this.#machine = new ThisMachine(node);
    this.#runtime = new RuntimeLayer(session);
    this.#cache = new SandboxFactsCache(new PersistenceCheck(now, troubleAfterMs));
    this.#orphans = new Orphans(new PersistenceCheck(now, orphanAfterMs));
    this.#details = new DetailFacts(session.containerd, node, new ImageChains(session.images));
  }

  /** How long the last look at all processes took, in milliseconds. */
  get tableMs(): number {
    return this.#machine.tableMs;
  }

  /** What a suspicion is pending of, so that it has to be checked again before it is shown. */
  get suspects(): 'sandboxes' | 'orphans' | 'none' {
    return this.#cache.suspects.size > 0 ? 'sandboxes' : this.#orphans.arePending ? 'orphans' : 'none';
  }

  get detailedIds(): ReadonlySet<string> {
    return this.#detailedIds;
  }

  /** In the order of the runtime's list. */
  get sandboxes(): readonly SandboxFacts[] {
    return [...this.#session.store.snapshot.sandboxes.keys()].flatMap((id) => this.#cache.get(id) ?? []);
  }

  get nodeFacts(): NodeFacts {
    const { endpoint, store } = this.#session;
    const { kernel, is: machine, kubelet, table } = this.#machine;
    return nodeFactsOf({
      ...{ endpoint, snapshot: store.snapshot, runtime: this.#runtime },
      ...{ kernel, machine, kubelet, table, orphans: this.#orphans.processes },
    });
  }

  /** Whether the store's lists turned out to be stale. Reading it resets it. */
  takeListIsStale(): boolean {
    return this.#cache.takeListIsStale();
  }

  /** @returns the sandboxes of which more, or less, is to be read from now on */
  setDetailed(ids: ReadonlySet<string>): readonly string[] {
    const before = this.#detailedIds;
    this.#detailedIds = ids;
    return [...ids].filter((id) => !before.has(id)).concat([...before].filter((id) => !ids.has(id)));
  }

  /**
   * Reads the facts that are stale, and those that could not be read before. Rejects when aborted; what is read by then is kept.
   * @param progressed called now and then, when some facts are newer
   */
  async read(stale: FactsToRead, signal: AbortSignal, progressed: () => void): Promise<void> {
    const { snapshot } = this.#session.store;
    const containersOf = containersBySandbox(snapshot.containers.values());
    await this.#announceNew(snapshot, containersOf, signal, progressed);
    const [table, hasOtherHandlers] = await Promise.all([
      // After the list: whatever is in it has its processes by now.
      this.#machine.readProcesses(this.#session.endpoint.address, stale.machine, signal),
      stale.runtime || this.#runtime.reading === undefined ? this.#runtime.read(signal) : false,
    ]);
    const hasMoved = await this.#machine.prove(table, snapshot, this.#runtime.reading, stale.machine);
    progressed();
    const all = stale.all || hasOtherHandlers || hasMoved;
    const view = hostViewOf(this.#node, table, this.nodeFacts, this.#machine);
    const toRead = [...snapshot.sandboxes.values()].filter(
      ({ id }) => all || stale.sandboxIds.has(id) || this.#cache.isUnsettled(id),
    );
    await inParallel(toRead, sandboxesAtATime, async (sandbox) => {
      await this.#slices.giveWay();
      await this.#readSandbox(this.#toRead(sandbox, containersOf), view, signal);
      progressed();
    });
    await this.#runtime.readVersions(this.#cache.all, view, signal);
    const isListed = (id: string): boolean => snapshot.sandboxes.has(id) || snapshot.containers.has(id);
    this.#orphans.find(table, isListed, this.#runtime.reading?.listensAt);
  }

  /** What is counted is counted apart: it takes containerd longer than all the rest. */
  async count(signal: AbortSignal): Promise<void> {
    await this.#runtime.count(this.nodeFacts.runtime.snapshotter, signal);
  }

  /**
   * Reads again what changes by itself in the sandboxes that are shown in detail: their use of the machine, and what is
   * exec'd in them.
   * @returns the sandboxes whose other facts turned out to be stale
   */
  async refreshDetails(signal: AbortSignal): Promise<readonly string[]> {
    const old: string[] = [];
    for (const id of this.#detailedIds) {
      const facts = this.#cache.get(id);
      if (facts !== undefined) {
        const fresh = await this.#details.refresh(facts, this.#runtime.isContainerd, signal);
        signal.throwIfAborted();
        // It may have been read as a whole meanwhile.
        if (this.#cache.get(id) === facts) {
          this.#cache.put(fresh);
        }
        if (await hasLostShim(facts, this.#node)) {
          old.push(id);
        }
      }
    }
    return old;
  }

  /** Shows what the lists tell of the new ones, and drops those that are gone. */
  async #announceNew(
    { sandboxes }: EndpointSnapshot,
    containersOf: ContainersBySandbox,
    signal: AbortSignal,
    progressed: () => void,
  ): Promise<void> {
    this.#cache.keepOnly((id) => sandboxes.has(id));
    const unread = [...sandboxes.values()].filter(({ id }) => this.#cache.get(id) === undefined);
    for (const sandbox of unread) {
      await this.#slices.giveWay();
      signal.throwIfAborted();
      this.#cache.announce(unreadSandbox(this.#toRead(sandbox, containersOf)));
    }
    if (unread.length > 0) {
      progressed();
    }
  }

  async #readSandbox(of: SandboxToRead, view: HostView, signal: AbortSignal): Promise<void> {
    const { id } = of.sandbox;
    const detailed = this.#detailedIds.has(id);
    const reading = await readSandbox(of, this.#session.runtime, detailed, signal);
    signal.throwIfAborted();
    if (!this.#cache.noteReading(id, reading.failed)) {
      return;
    }
    this.#runtime.noteSnapshotter(reading.snapshotter);
    const located = await sandboxOnHost({ ...reading, detailed }, view);
    const facts = detailed ? await this.#complete(located, reading.snapshotKeys, view, signal) : located;
    signal.throwIfAborted();
    this.#orphans.remember(facts, view.table);
    this.#cache.putRead(facts, reading.differsFromList);
  }

  #complete(
    facts: SandboxFacts,
    snapshotKeys: ReadonlyMap<string, string>,
    { runtimeName, stateFolder }: HostView,
    signal: AbortSignal,
  ): Promise<SandboxFacts> {
    const { snapshot } = this.#session.store;
    return this.#runtime.isContainerd
      ? this.#details.complete(facts, snapshotKeys, snapshot, stateFolder, signal)
      : this.#details.withoutContainerd(facts, reporterName(runtimeName), snapshot, signal);
  }

  #toRead(sandbox: Sandbox, containersOf: ContainersBySandbox): SandboxToRead {
    const containers = containersOf.get(sandbox.id) ?? [];
    const runtimeName = runtimeNameOf(this.#session.store.snapshot);
    return { sandbox, containers, handlers: this.#runtime.configured, runtimeName };
  }
}

/** In the order in which they were made, those last of which that is not known. */
type ContainersBySandbox = ReadonlyMap<string, readonly Container[]>;

function containersBySandbox(containers: Iterable<Container>): ContainersBySandbox {
  const byAge = [...containers].sort((a, b) => compareKnown(a.createdAtNs, b.createdAtNs));
  return groupBy(byAge, ({ sandboxId }) => sandboxId);
}

/** Whether the shim of a sandbox has ended: no event tells of that on containerd 1.7. */
async function hasLostShim({ shim }: SandboxFacts, node: Pick<NodePort, 'process'>): Promise<boolean> {
  return shim.known && shim.value !== 'none' && !isSameProcess(shim.value, await node.process(shim.value.pid));
}
