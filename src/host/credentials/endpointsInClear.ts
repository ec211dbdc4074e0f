const key = 'loginsInClear';

/** Where it is remembered: a part of VS Code's Memento. */
interface Memory {
  get(key: string): unknown;
  update(key: string, value: readonly string[]): PromiseLike<void>;
}

/**
 * The endpoints that logins may be sent to without encryption, by id, because a person said so.
 *
 * Lives in host because VS Code remembers them.
 */
export class EndpointsInClear {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  get ids(): readonly string[] {
    const ids = this.#memory.get(key);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  }

  async allow(id: string): Promise<void> {
    await this.#memory.update(key, [...this.ids, id]);
  }

  async forget(id: string): Promise<void> {
    await this.#memory.update(
      key,
      this.ids.filter((each) => each !== id),
    );
  }
}
