import { notFound } from '../callError.ts';
import { IdIndex } from './idIndex.ts';
import { reservedSandboxName } from './sandboxRecord.ts';
import type { SandboxRecord } from './sandboxRecord.ts';

/** The pod sandboxes of the node. */
export class Sandboxes {
  readonly #byId = new IdIndex<SandboxRecord>();
  readonly #names = new Map<string, string>();

  add(record: SandboxRecord): void {
    this.#byId.add(record);
    this.#names.set(reservedSandboxName(record.config), record.id);
  }

  delete(record: SandboxRecord): void {
    this.#byId.delete(record.id);
    this.#names.delete(reservedSandboxName(record.config));
  }

  get size(): number {
    return this.#byId.size;
  }

  all(): SandboxRecord[] {
    return this.#byId.all();
  }

  find(idOrPrefix: string): SandboxRecord | undefined {
    return this.#byId.find(idOrPrefix);
  }

  select(idOrPrefix: string): SandboxRecord[] {
    return this.#byId.select(idOrPrefix);
  }

  /** @throws CallError NOT_FOUND */
  get(idOrPrefix: string): SandboxRecord {
    const record = this.find(idOrPrefix);
    if (record === undefined) {
      throw notFound('an error occurred when try to find sandbox');
    }
    return record;
  }

  holderOf(name: string): string | undefined {
    return this.#names.get(name);
  }
}
