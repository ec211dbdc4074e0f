import { sameRecord } from '../../common/sameRecord.ts';
import type { UnknownReason } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { keepsOldFacts } from '../reply.ts';
import type { PersistenceCheck } from './persistenceCheck.ts';

/** Not a trouble of a sandbox, but of what is known of it. */
const oldList = 'oldList';

/** The newest facts of each sandbox. What is the same as before stays the same object. */
export class SandboxFactsCache {
  readonly #facts = new Map<string, SandboxFacts>();
  readonly #suspicions: PersistenceCheck;
  /** Those that were not read yet, or could not be. */
  readonly #unread = new Set<string>();
  #listIsOld = false;

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

  /** Those of which something is suspected. */
  get suspects(): ReadonlySet<string> {
    return this.#suspicions.pending;
  }

  /** Whether it is to be read again although nothing was heard of it. */
  isUnsettled(id: string): boolean {
    return this.#unread.has(id) || this.suspects.has(id);
  }

  /** Whether the lists turned out to be old; once told, it is forgotten. */
  takeListIsOld(): boolean {
    const isOld = this.#listIsOld;
    this.#listIsOld = false;
    return isOld;
  }

  /** Before it was read. */
  announce(facts: SandboxFacts): void {
    this.#unread.add(facts.sandbox.id);
    this.put(facts);
  }

  /** @returns whether what was read is to be put here, and not what was known before to be kept */
  noteReading(id: string, failed: UnknownReason | undefined): boolean {
    const wasRead = this.#facts.has(id) && !this.#unread.has(id);
    if (failed === undefined) {
      this.#unread.delete(id);
    } else {
      this.#unread.add(id);
    }
    return !wasRead || !keepsOldFacts(failed);
  }

  /** Facts just read, with what they look like. */
  putRead(facts: SandboxFacts, differsFromList: boolean): void {
    const { trouble, sandbox } = facts;
    const suspicions = [...(differsFromList ? [oldList] : []), ...(trouble === undefined ? [] : [trouble.is])];
    const confirmed = this.#suspicions.confirmed(sandbox.id, suspicions);
    this.#listIsOld ||= confirmed.has(oldList);
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
