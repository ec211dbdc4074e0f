import { looksLikeRegistry } from '../contract/looksLikeRegistry.ts';
import { canonicalKey } from './canonicalKey.ts';

export interface ImageName {
  /** Host and port; `docker.io` where the reference names none. */
  readonly registry: string;
  /** The components of the repository's path. */
  readonly path: readonly string[];
}

/** Takes an image reference apart, without its tag and digest, by the rules that every runtime goes by. */
export function imageName(reference: string): ImageName {
  const [named = ''] = reference.split('@');
  // A colon before the last slash belongs to the registry's port.
  const [first = '', ...rest] = named.replace(/:[^/:]*$/, '').split('/');
  const namesRegistry = rest.length > 0 && looksLikeRegistry(first);
  const registry = namesRegistry ? canonicalKey(first) : 'docker.io';
  const path = namesRegistry ? rest : [first, ...rest];
  return { registry, path: registry === 'docker.io' && path.length === 1 ? ['library', ...path] : path };
}
