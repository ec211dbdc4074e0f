import type { Fact } from '../../contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceType, NamespaceUse } from '../../contract/layers/namespace.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';

/** Whether the facts say that it is the node's. What is not known is not. */
export function usesHost(use: Fact<NamespaceUse>): boolean {
  return use.known && use.value.owner === 'host';
}

/**
 * Which namespace it is, as a word that is equal for equal ones: `host`, `sandbox`, the inode of another, or
 * `own/<container id>` where only the spec is known. `undefined`: not known.
 */
export type NamespaceIdentity = string | undefined;

/**
 * Tells the namespaces of one sandbox apart. It decides for the matrix and for its sentences whether a namespace is the
 * node's: by the facts, and by the number, where those of the node are known and the facts are the spec's.
 */
export class NamespaceIdentities {
  readonly #sandbox: SandboxFacts;
  readonly #hostInodes: Readonly<Record<NamespaceType, Fact<number>>>;

  constructor(sandbox: SandboxFacts, hostInodes: Readonly<Record<NamespaceType, Fact<number>>>) {
    this.#sandbox = sandbox;
    this.#hostInodes = hostInodes;
  }

  ofSandbox(type: NamespaceType): NamespaceIdentity {
    const use = this.#sandbox.namespaces[type];
    if (!use.known) {
      return undefined;
    }
    return this.#isHost(use.value, type) ? 'host' : 'sandbox';
  }

  ofContainer(namespaces: NamespaceFacts, type: NamespaceType, containerId: string): NamespaceIdentity {
    const use = namespaces[type];
    if (!use.known) {
      return undefined;
    }
    if (this.#isHost(use.value, type)) {
      return 'host';
    }
    const { owner, inode } = use.value;
    if (owner === 'sandbox' || (inode !== undefined && inode === this.#sandboxInode(type))) {
      return 'sandbox';
    }
    return inode === undefined ? `own/${containerId}` : String(inode);
  }

  #isHost({ owner, inode }: NamespaceUse, type: NamespaceType): boolean {
    const host = this.#hostInodes[type];
    return owner === 'host' || (inode !== undefined && host.known && inode === host.value);
  }

  #sandboxInode(type: NamespaceType): number | undefined {
    const use = this.#sandbox.namespaces[type];
    return use.known ? use.value.inode : undefined;
  }
}
