import { notFound, refused } from '../callError.ts';
import type { ContainerRecord } from './containerRecord.ts';
import { IdIndex } from './idIndex.ts';

/** The containers of the node, and those of each sandbox. */
export class Containers {
  readonly #byId = new IdIndex<ContainerRecord>();
  readonly #ofSandbox = new Map<string, Set<ContainerRecord>>();
  readonly #names = new Map<string, string>();

  add(record: ContainerRecord): void {
    this.#byId.add(record);
    this.#names.set(reservedContainerName(record), record.id);
    const siblings = this.#ofSandbox.get(record.sandbox.id) ?? new Set();
    this.#ofSandbox.set(record.sandbox.id, siblings.add(record));
  }

  delete(record: ContainerRecord): void {
    this.#byId.delete(record.id);
    this.#names.delete(reservedContainerName(record));
    this.#ofSandbox.get(record.sandbox.id)?.delete(record);
  }

  get size(): number {
    return this.#byId.size;
  }

  all(): ContainerRecord[] {
    return this.#byId.all();
  }

  ofSandbox(sandboxId: string): ContainerRecord[] {
    return [...(this.#ofSandbox.get(sandboxId) ?? [])];
  }

  find(idOrPrefix: string): ContainerRecord | undefined {
    return this.#byId.find(idOrPrefix);
  }

  select(idOrPrefix: string): ContainerRecord[] {
    return this.#byId.select(idOrPrefix);
  }

  /** @throws CallError NOT_FOUND; UNKNOWN for no id or an ambiguous prefix */
  get(idOrPrefix: string): ContainerRecord {
    const quoted = JSON.stringify(idOrPrefix);
    if (idOrPrefix === '') {
      throw refused(`an error occurred when try to find container ${quoted}: prefix can't be empty`);
    }
    const record = this.find(idOrPrefix);
    if (record === undefined) {
      throw notFound(`an error occurred when try to find container ${quoted}`);
    }
    return record;
  }

  /** The id of the container that has a name already. */
  holderOf(name: string): string | undefined {
    return this.#names.get(name);
  }
}

/** The name that containerd reserves for a container: no two may have the same. */
export function reservedContainerName({ config, sandbox }: Pick<ContainerRecord, 'config' | 'sandbox'>): string {
  const pod = sandbox.config.metadata;
  const { name, attempt } = config.metadata ?? {};
  return [name, pod?.name, pod?.namespace, pod?.uid, attempt ?? 0].join('_');
}
