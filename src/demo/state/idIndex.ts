import { refused } from '../callError.ts';

/** Things by id. As in containerd, a unique prefix of an id stands for the whole. */
export class IdIndex<T extends { readonly id: string }> {
  readonly #items = new Map<string, T>();

  add(item: T): void {
    this.#items.set(item.id, item);
  }

  delete(id: string): boolean {
    return this.#items.delete(id);
  }

  all(): T[] {
    return [...this.#items.values()];
  }

  get size(): number {
    return this.#items.size;
  }

  /** @throws CallError for no id at all, or a prefix of several. */
  find(idOrPrefix: string): T | undefined {
    if (idOrPrefix === '') {
      throw refused("prefix can't be empty");
    }
    const exact = this.#items.get(idOrPrefix);
    if (exact !== undefined) {
      return exact;
    }
    const matches = this.#startingWith(idOrPrefix);
    if (matches.length > 1) {
      throw refused(`Multiple IDs found with provided prefix: ${idOrPrefix}`);
    }
    return matches[0];
  }

  /** For the id of a list's filter, where what is not there or not unique gives an empty list. No id: all. */
  select(idOrPrefix: string): T[] {
    if (idOrPrefix === '') {
      return this.all();
    }
    const exact = this.#items.get(idOrPrefix);
    const matches = exact === undefined ? this.#startingWith(idOrPrefix) : [exact];
    return matches.length === 1 ? matches : [];
  }

  #startingWith(prefix: string): T[] {
    return this.all().filter(({ id }) => id.startsWith(prefix));
  }
}
