import type { ListOptions } from '../contract/call.ts';
import { CriError, type CriReason } from '../contract/failure.ts';

/**
 * The two calls that CRI has for one list: as a stream of parts, since 0.36, and as one message, which on a large node
 * exceeds what gRPC lets through.
 */
interface ListCalls<Item> {
  readonly inParts: () => Promise<Item[]>;
  readonly whole: () => Promise<Item[]>;
}

/** Remembers, for one connection, which lists the server does not stream, so that it is not asked each time. */
export class ListSupport {
  readonly #notInParts = new Set<string>();

  /** @param list a name for the list, such as that of its call */
  async read<Item>(list: string, { inParts, whole }: ListCalls<Item>): Promise<Item[]> {
    if (!this.#notInParts.has(list)) {
      try {
        return await inParts();
      } catch (error) {
        if (!hasReason(error, 'unimplemented')) {
          throw error;
        }
        this.#notInParts.add(list);
      }
    }
    try {
      return await whole();
    } catch (error) {
      if (!hasReason(error, 'messageTooLarge')) {
        throw error;
      }
      return await this.#inPartsAfterAll(list, inParts, error);
    }
  }

  /** To be called after a reconnect: another server may answer now. */
  forget(): void {
    this.#notInParts.clear();
  }

  /** The runtime may have been replaced by a newer one since it was asked. */
  async #inPartsAfterAll<Item>(list: string, inParts: () => Promise<Item[]>, tooLarge: unknown): Promise<Item[]> {
    try {
      const items = await inParts();
      this.#notInParts.delete(list);
      return items;
    } catch (error) {
      throw hasReason(error, 'unimplemented') ? tooLarge : error;
    }
  }
}

function hasReason(error: unknown, reason: CriReason): boolean {
  return error instanceof CriError && error.failure.reason === reason;
}

/** A function from a part of a list to its records, each of which the caller may replace by the one that it has. */
export function toRecords<Wire, Item>(
  record: (wire: Wire) => Item,
  { keep }: ListOptions<Item> = {},
): (part: readonly Wire[]) => Item[] {
  return (part) => part.map((wire) => (keep === undefined ? record(wire) : keep(record(wire))));
}
