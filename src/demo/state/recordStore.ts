import { refused } from '../callError.ts';
import { type ContainerRecord, reservedContainerName } from './records.ts';

/** Sandboxes or containers, by id and by the name that each reserves. As in containerd, a unique prefix of an id will do. */
export class RecordStore<T extends { readonly id: string }> {
  readonly #byId = new Map<string, T>();
  readonly #ids = new Map<string, string>();

  readonly #nameOf: (record: T) => string;

  /** @param nameOf no two may have the same */
  constructor(nameOf: (record: T) => string) {
    this.#nameOf = nameOf;
  }

  add(record: T): void {
    this.#byId.set(record.id, record);
    this.#ids.set(this.#nameOf(record), record.id);
  }

  delete(record: T): void {
    this.#byId.delete(record.id);
    this.#ids.delete(this.#nameOf(record));
  }

  get size(): number {
    return this.#byId.size;
  }

  all(): T[] {
    return [...this.#byId.values()];
  }

  /** The id of the record that has a name already. */
  holderOf(name: string): string | undefined {
    return this.#ids.get(name);
  }

  /** @throws CallError for no id at all, or a prefix of several */
  find(idOrPrefix: string): T | undefined {
    if (idOrPrefix === '') {
      throw refused("prefix can't be empty");
    }
    const matches = this.#matching(idOrPrefix);
    if (matches.length > 1) {
      throw refused(`Multiple IDs found with provided prefix: ${idOrPrefix}`);
    }
    return matches[0];
  }

  /** Reads the id of a list's filter: without one all are meant, and one that is missing or ambiguous gives none. */
  select(idOrPrefix: string): T[] {
    if (idOrPrefix === '') {
      return this.all();
    }
    const matches = this.#matching(idOrPrefix);
    return matches.length === 1 ? matches : [];
  }

  #matching(idOrPrefix: string): T[] {
    const exact = this.#byId.get(idOrPrefix);
    return exact === undefined ? this.all().filter(({ id }) => id.startsWith(idOrPrefix)) : [exact];
  }
}

/** The containers of the node, and those of each sandbox. */
export class Containers extends RecordStore<ContainerRecord> {
  readonly #ofSandbox = new Map<string, Set<ContainerRecord>>();

  constructor() {
    super(reservedContainerName);
  }

  override add(record: ContainerRecord): void {
    super.add(record);
    const siblings = this.#ofSandbox.get(record.sandbox.id) ?? new Set();
    this.#ofSandbox.set(record.sandbox.id, siblings.add(record));
  }

  override delete(record: ContainerRecord): void {
    super.delete(record);
    this.#ofSandbox.get(record.sandbox.id)?.delete(record);
  }

  ofSandbox(sandboxId: string): ContainerRecord[] {
    return [...(this.#ofSandbox.get(sandboxId) ?? [])];
  }
}
