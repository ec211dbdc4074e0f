import { sameRecord } from '../../common/sameRecord.ts';
import type { UnknownReason } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { keepsOldFacts } from '../reply.ts';
import type { PersistenceCheck } from './persistenceCheck.ts';

/** The suspicion that the store's lists are stale; all others are troubles of the sandbox itself. */
const staleList = 'staleList';

/** The newest facts of each sandbox. What is the same as before stays the same object. */
export class SandboxFactsCache {
  readonly #facts = new Map<string, SandboxFacts>();
  readonly #suspicions: PersistenceCheck;
  /** Ids of sandboxes that were not read yet, or could not be. */
  readonly #unread = new Set<string>();
  #listIsStale = false;

  /** @param suspicions what looks wrong is told when it lasts: a sandbox that is being stopped looks so for a moment */
  constructor(suspicions: PersistenceCheck) {
    this.#suspicions = suspicions;
  }

  get all(): Iterable<SandboxFacts> {
    return this.#facts.values();
  }

  get(id: string): SandboxFacts | undefined {
    return this.#facts.get(id);
  }

  /** Ids of sandboxes with a pending suspicion. */
  get suspects(): ReadonlySet<string> {
    return this.#suspicions.pending;
  }

  /** Whether a sandbox is to be read again although no event told of it. */
  isUnsettled(id: string): boolean {
    return this.#unread.has(id) || this.suspects.has(id);
  }

  /** Whether the lists turned out to be stale. Reading it resets it. */
  takeListIsStale(): boolean {
    const isStale = this.#listIsStale;
    this.#listIsStale = false;
    return isStale;
  }

  /** Puts the facts that the lists tell, before the sandbox itself was read. */
  announce(facts: SandboxFacts): void {
    this.#unread.add(facts.sandbox.id);
    this.put(facts);
  }

  /** @returns whether the facts that were read are to be put here; else those from before are the better ones */
  noteReading(id: string, failed: UnknownReason | undefined): boolean {
    const wasRead = this.#facts.has(id) && !this.#unread.has(id);
    if (failed === undefined) {
      this.#unread.delete(id);
    } else {
      this.#unread.add(id);
    }
    return !wasRead || !keepsOldFacts(failed);
  }

  /** Puts facts that were just read. Their trouble is shown when it lasts. */
  putRead(facts: SandboxFacts, differsFromList: boolean): void {
    const { trouble, sandbox } = facts;
    const suspicions = [...(differsFromList ? [staleList] : []), ...(trouble === undefined ? [] : [trouble.is])];
    const confirmed = this.#suspicions.confirmed(sandbox.id, suspicions);
    this.#listIsStale ||= confirmed.has(staleList);
    this.put(trouble === undefined || confirmed.has(trouble.is) ? facts : { ...facts, trouble: undefined });
  }

  put(facts: SandboxFacts): void {
    const { id } = facts.sandbox;
    const before = this.#facts.get(id);
    if (before === undefined || !sameRecord(before, facts)) {
      this.#facts.set(id, facts);
    }
  }

  keepOnly(isListed: (id: string) => boolean): void {
    for (const id of this.#facts.keys()) {
      if (!isListed(id)) {
        this.#facts.delete(id);
        this.#suspicions.forget(id);
        this.#unread.delete(id);
      }
    }
  }
}
