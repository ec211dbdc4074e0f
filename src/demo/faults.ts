import type { status } from '@grpc/grpc-js';

/** What a method does instead of (or before) its work. For tests: no command line option leads here. */
export type Fault =
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'error'; readonly code: status; readonly details: string }
  /** Every connection of every client is cut in the middle of the call, as when a runtime is killed. */
  | { readonly kind: 'drop' }
  /** Takes the request and never answers. */
  | { readonly kind: 'silence' }
  /** The true reply, blown up by a field that no client knows: only its size on the wire changes. */
  | { readonly kind: 'hugeReply'; readonly sizeBytes: number };

/** The faults in force, by the name of the RPC (`ListContainers`). */
export class Faults {
  readonly #byMethod = new Map<string, Fault>();

  set(method: string, fault: Fault): void {
    this.#byMethod.set(method, fault);
  }

  /** Without a method: all of them. */
  clear(method?: string): void {
    if (method === undefined) {
      this.#byMethod.clear();
    } else {
      this.#byMethod.delete(method);
    }
  }

  of(method: string): Fault | undefined {
    return this.#byMethod.get(method);
  }

  /** Bytes to add to a reply of the method. */
  paddingBytes(method: string): number {
    const fault = this.#byMethod.get(method);
    return fault?.kind === 'hugeReply' ? fault.sizeBytes : 0;
  }
}
