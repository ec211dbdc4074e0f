import type { Unknown } from '../../contract/layers/fact.ts';
import { namespaceTypes } from '../../contract/layers/namespace.ts';
import type { KernelFacts } from '../../contract/layers/node.ts';

/** The kernel of a machine that we are not on. */
export function unknownKernel(reason: Unknown): KernelFacts {
  return {
    release: reason,
    cgroupVersion: reason,
    securityModules: reason,
    kvm: reason,
    // Built from the whole list of types, so none is missing.
    namespaces: Object.fromEntries(namespaceTypes.map((type) => [type, reason])) as KernelFacts['namespaces'],
  };
}
