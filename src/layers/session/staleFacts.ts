import type { ChangeSet } from '../../model/changeSet.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';

/** What is to be read anew. */
export interface FactsToRead {
  /** All sandboxes. */
  readonly all: boolean;
  /** What the runtime says of itself. */
  readonly runtime: boolean;
  /** Whether it runs on this machine: another one may answer at the same address. */
  readonly machine: boolean;
  readonly sandboxIds: ReadonlySet<string>;
}

/** Gathers what the changes of a store make old. */
export class StaleFacts {
  #all = true;
  #runtime = true;
  #machine = true;
  #sandboxIds = new Set<string>();
  /** Of the containers that were ever heard of: one that is gone tells no sandbox any more. */
  readonly #sandboxOf = new Map<string, string>();

  owe(sandboxIds: Iterable<string>): void {
    for (const id of sandboxIds) {
      this.#sandboxIds.add(id);
    }
  }

  oweAll(): void {
    this.#all = true;
    this.#runtime = true;
  }

  /** The connection is a new one. */
  oweEverything(): void {
    this.oweAll();
    this.#machine = true;
  }

  hear(change: ChangeSet, { containers }: EndpointSnapshot): void {
    this.#runtime ||= change.runtime;
    this.owe(change.sandboxes);
    for (const id of change.containers) {
      const sandboxId = containers.get(id)?.sandboxId;
      this.owe([sandboxId ?? this.#sandboxOf.get(id)].filter((known) => known !== undefined));
      if (sandboxId === undefined) {
        this.#sandboxOf.delete(id);
      } else {
        this.#sandboxOf.set(id, sandboxId);
      }
    }
  }

  /** All that is owed; whoever takes it reads it. */
  take(): FactsToRead {
    const owed = { all: this.#all, runtime: this.#runtime, machine: this.#machine, sandboxIds: this.#sandboxIds };
    this.#all = false;
    this.#runtime = false;
    this.#machine = false;
    this.#sandboxIds = new Set();
    return owed;
  }

  /** It was taken and could not be read. */
  giveBack({ all, runtime, machine, sandboxIds }: FactsToRead): void {
    this.#all ||= all;
    this.#runtime ||= runtime;
    this.#machine ||= machine;
    this.owe(sandboxIds);
  }
}
