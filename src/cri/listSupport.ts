import { CriError, type CriReason } from '../contract/failure.ts';

/** The two calls of CRI for a list: in parts, since Kubernetes 1.36, and in one message, which may pass its limit. */
export interface ListCalls<Item> {
  readonly inParts: () => Promise<Item[]>;
  readonly whole: () => Promise<Item[]>;
}

/** Knows, for one connection, which lists the server does not give in parts, so that it is not asked each time. */
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

  /** Whoever answers now may be another server than the one that was asked first. */
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
