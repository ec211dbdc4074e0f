import type { ChangeSet } from '../../model/store/changeSet.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';

/** What has to be read again. */
export interface FactsToRead {
  /** All sandboxes. */
  readonly all: boolean;
  /** What the runtime says of itself. */
  readonly runtime: boolean;
  /** Whether it runs on this machine: another one may answer at the same address. */
  readonly machine: boolean;
  readonly sandboxIds: ReadonlySet<string>;
}

/** Collects which facts the changes of a store make stale, until a reader takes them. */
export class StaleFacts {
  #all = true;
  #runtime = true;
  #machine = true;
  #sandboxIds = new Set<string>();
  /** The sandbox of each container that changed before: a container that is gone does not tell its own any more. */
  readonly #sandboxOf = new Map<string, string>();

  addSandboxes(sandboxIds: Iterable<string>): void {
    for (const id of sandboxIds) {
      this.#sandboxIds.add(id);
    }
  }

  addAll(): void {
    this.#all = true;
    this.#runtime = true;
  }

  /** Call it when the connection is a new one: another machine may answer at the address. */
  addAllOfNewConnection(): void {
    this.addAll();
    this.#machine = true;
  }

  onChange(change: ChangeSet, { containers }: EndpointSnapshot): void {
    this.#runtime ||= change.runtime;
    this.addSandboxes(change.sandboxes);
    for (const id of change.containers) {
      const sandboxId = containers.get(id)?.sandboxId;
      this.addSandboxes([sandboxId ?? this.#sandboxOf.get(id)].filter((known) => known !== undefined));
      if (sandboxId === undefined) {
        this.#sandboxOf.delete(id);
      } else {
        this.#sandboxOf.set(id, sandboxId);
      }
    }
  }

  /** Takes all that is stale. Who takes it has to read it, or to give it back. */
  take(): FactsToRead {
    const taken = { all: this.#all, runtime: this.#runtime, machine: this.#machine, sandboxIds: this.#sandboxIds };
    this.#all = false;
    this.#runtime = false;
    this.#machine = false;
    this.#sandboxIds = new Set();
    return taken;
  }

  /** Makes facts stale again that were taken and could not be read. */
  giveBack({ all, runtime, machine, sandboxIds }: FactsToRead): void {
    this.#all ||= all;
    this.#runtime ||= runtime;
    this.#machine ||= machine;
    this.addSandboxes(sandboxIds);
  }
}
