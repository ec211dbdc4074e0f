import { parseReference } from '../images/reference.ts';
import { canonicalKey } from './canonicalKey.ts';

/**
 * The keys under which credentials for an image may stand, the most specific first: `registry/namespace/repository`,
 * `registry/namespace`, `registry` (containers-auth.json(5)).
 */
export function credentialKeys(reference: string): string[] {
  const registry = registryOf(reference);
  // Under each of its names Docker Hub completes a short path.
  const { path } = parseReference([registry, ...parseReference(reference).path].join('/'));
  return Array.from({ length: path.length + 1 }, (_, cut) => [registry, ...path.slice(0, path.length - cut)].join('/'));
}

/** The registry that an image reference names, as logins are kept: host and port, `docker.io` where it names none. */
export function registryOf(reference: string): string {
  return canonicalKey(parseReference(reference).registry);
}
