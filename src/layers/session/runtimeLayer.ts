import { sameRecord } from '../../common/sameRecord.ts';
import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { isUnknown } from '../../runtimes/verboseReply.ts';
import { handlersFromCri, handlersInUse, withVersions } from '../handlers.ts';
import type { HostView } from '../hostView.ts';
import {
  noCounts,
  readCounts,
  readRuntime,
  type RuntimeCounts,
  runtimeNameOf,
  type RuntimeReading,
} from '../readRuntime.ts';
import { keepsOldFacts } from '../reply.ts';

/** What is known of the high-level runtime itself, and of its handlers. */
export class RuntimeLayer {
  readonly #session: EndpointSession;
  #reading: RuntimeReading | undefined;
  #configured: readonly HandlerFacts[] = [];
  #handlers: readonly HandlerFacts[] = [];
  #snapshotter: Fact<string> = unknown({ why: 'notReadYet' });
  #counts: RuntimeCounts | undefined;
  #countsBegun = 0;
  #countsKept = 0;

  constructor(session: EndpointSession) {
    this.#session = session;
  }

  get reading(): RuntimeReading | undefined {
    return this.#reading;
  }

  get isContainerd(): boolean {
    return this.#reading?.isContainerd === true;
  }

  /** As the runtime has them. */
  get configured(): readonly HandlerFacts[] {
    return this.#configured;
  }

  /** All handlers with their versions, those too that only sandboxes use. */
  get handlers(): readonly HandlerFacts[] {
    return this.#handlers;
  }

  /** As a sandbox's status has it. */
  get snapshotter(): Fact<string> {
    return this.#snapshotter;
  }

  get counts(): RuntimeCounts | undefined {
    return this.#counts;
  }

  /** @returns whether there are other handlers than before */
  async read(signal: AbortSignal): Promise<boolean> {
    const reading = await readRuntime(this.#session, signal);
    signal.throwIfAborted();
    const { statusRaw } = reading;
    if (this.#reading !== undefined && isUnknown(statusRaw) && keepsOldFacts(statusRaw.reason)) {
      return false;
    }
    this.#reading = reading;
    const configured = handlersFromCri({ statusRaw, runtimeName: runtimeNameOf(this.#session.store.snapshot) });
    if (sameRecord(configured, this.#configured)) {
      return false;
    }
    this.#configured = configured;
    this.#handlers = configured;
    return true;
  }

  async readVersions(sandboxes: Iterable<SandboxFacts>, view: HostView, signal: AbortSignal): Promise<void> {
    const handlers = handlersInUse(this.#configured, sandboxes);
    this.#handlers = await withVersions(handlers, view, signal);
  }

  /** Takes the snapshotter from a sandbox's status: since containerd 2 no other reply tells it. */
  noteSnapshotter(name: string | undefined): void {
    if (name !== undefined && !this.#snapshotter.known) {
      const source = { from: 'call', method: 'PodSandboxStatus', field: 'info.snapshotter' } as const;
      this.#snapshotter = known(name, source);
    }
  }

  /** Takes containerd longer than all the rest. */
  async count(snapshotter: Fact<string>, signal: AbortSignal): Promise<void> {
    if (this.#reading === undefined) {
      return;
    }
    const { containerd, store } = this.#session;
    const begun = ++this.#countsBegun;
    const counts = this.isContainerd
      ? await readCounts(containerd, snapshotter, signal)
      : noCounts(runtimeNameOf(store.snapshot));
    signal.throwIfAborted();
    // Two may be under way, and the one that began first may end last.
    if (begun > this.#countsKept) {
      this.#countsKept = begun;
      this.#counts = counts;
    }
  }
}
