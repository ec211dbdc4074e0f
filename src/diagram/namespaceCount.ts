import type { NamespaceType } from '../contract/layers/namespace.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';

export interface NamespaceCount {
  readonly own: number;
  readonly host: number;
  readonly unknown: number;
}

/** Those that can have a namespace of this type: where no process is the sandbox's own, it has only the pinned ones. */
export function sandboxesWith(type: NamespaceType, sandboxes: readonly SandboxFacts[]): readonly SandboxFacts[] {
  return sandboxes.filter(({ pid, namespaces }) => namespaces[type].known || !pid.known || pid.value !== 'none');
}

/** How many sandboxes have a namespace of this type for themselves, and how many use the node's. */
export function namespaceCount(type: NamespaceType, sandboxes: readonly SandboxFacts[]): NamespaceCount {
  const uses = sandboxesWith(type, sandboxes).map(({ namespaces }) => namespaces[type]);
  const known = uses.flatMap((fact) => (fact.known ? [fact.value] : []));
  const host = known.filter(({ owner }) => owner === 'host').length;
  return { own: known.length - host, host, unknown: uses.length - known.length };
}
