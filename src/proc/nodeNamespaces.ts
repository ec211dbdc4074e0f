import { type NamespaceType, namespaceTypes } from '../contract/layers/namespace.ts';
import { type NamespaceInodes, ownNamespaces, processNamespaces } from './processNamespaces.ts';
import { provesSameNamespace } from './provesSameNamespace.ts';

/**
 * The node's own namespaces: those of pid 1. Only root may read them there, and not even root everywhere. Then those of
 * this process are taken, type by type, but only where something proves that they are the same ones: an editor may
 * run in a container, a sandboxed package or a service with a mount namespace of its own. The source tells which of the
 * two was read.
 */
export async function nodeNamespaces(procFolder: string): Promise<NamespaceInodes> {
  const ofInit = await processNamespaces(procFolder, 1);
  const own = await ownNamespaces(procFolder);
  const proven = new Set<NamespaceType>();
  for (const type of namespaceTypes) {
    if (!ofInit[type].known && own[type].known && (await provesSameNamespace(procFolder, type, own))) {
      proven.add(type);
    }
  }
  return { ...ofInit, ...Object.fromEntries([...proven].map((type) => [type, own[type]])) };
}
