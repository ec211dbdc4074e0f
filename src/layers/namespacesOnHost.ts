import { type Fact, known } from '../contract/layers/fact.ts';
import {
  type NamespaceFacts,
  type NamespaceType,
  namespaceTypes,
  type NamespaceUse,
} from '../contract/layers/namespace.ts';

export type NamespaceInodes = Readonly<Record<NamespaceType, Fact<number>>>;

/**
 * Namespaces by their inodes where those may be read; else what the spec says stays. Equal numbers are one namespace.
 * @param sandbox of the process that holds the sandbox's, for a container; `none` where there is no such process
 */
export function namespacesOnHost(
  fromSpec: NamespaceFacts,
  own: NamespaceInodes,
  host: NamespaceInodes,
  sandbox?: NamespaceInodes | 'none',
): NamespaceFacts {
  const facts = namespaceTypes.map((type): [NamespaceType, Fact<NamespaceUse>] => [
    type,
    namespaceUse(fromSpec[type], own[type], host[type], sandbox === 'none' ? sandbox : sandbox?.[type]),
  ]);
  // Built from the whole list of types, so none is missing.
  return Object.fromEntries(facts) as NamespaceFacts;
}

function namespaceUse(
  fromSpec: Fact<NamespaceUse>,
  own: Fact<number>,
  host: Fact<number>,
  sandbox: Fact<number> | 'none' | undefined,
): Fact<NamespaceUse> {
  if (!own.known || !host.known) {
    return fromSpec.known || own.known ? fromSpec : own;
  }
  const { value: inode, source } = own;
  if (inode === host.value) {
    return known({ owner: 'host', inode }, source);
  }
  if (sandbox === undefined) {
    return known({ owner: 'own', inode }, source);
  }
  if (sandbox !== 'none' && sandbox.known) {
    return known({ owner: sandbox.value === inode ? 'sandbox' : 'own', inode }, source);
  }
  // Nobody is left to compare with: whose it was made as is in the spec.
  return fromSpec.known ? known({ owner: fromSpec.value.owner, inode }, source) : fromSpec;
}
