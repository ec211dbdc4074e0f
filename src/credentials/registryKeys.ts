import { parseReference } from '../images/reference.ts';

/**
 * The keys under which credentials for an image may stand, the most specific first: `registry/namespace/repository`,
 * `registry/namespace`, `registry` (containers-auth.json(5)).
 */
export function credentialKeys(reference: string): string[] {
  const registry = registryOf(reference);
  // Docker Hub completes a short path under each of its names, so the reference is parsed once more with its first one.
  const { path } = parseReference([registry, ...parseReference(reference).path].join('/'));
  return Array.from({ length: path.length + 1 }, (_, cut) => [registry, ...path.slice(0, path.length - cut)].join('/'));
}

/** The registry of an image reference, by which logins are kept: host and port, `docker.io` where it names none. */
export function registryOf(reference: string): string {
  return canonicalKey(parseReference(reference).registry);
}

/** The names under which tools have written down the one Docker Hub. */
const dockerHub = /^(index\.|registry-1\.)?docker\.io$/;

/**
 * The form in which keys of authentication files are compared: `registry[/namespace[/repository]]`. Docker wrote whole
 * URLs for years, whose path says nothing, and still does so for Docker Hub: `https://index.docker.io/v1/`.
 */
export function canonicalKey(key: string): string {
  const [, scheme, host = '', path = ''] = /^(https?:\/\/)?([^/]*)(.*)$/is.exec(key) ?? [];
  const registry = host.toLowerCase();
  const namespace = scheme !== undefined || /^\/v[12]\/?$/.test(path) ? '' : path.replace(/\/+$/, '');
  return `${dockerHub.test(registry) ? 'docker.io' : registry}${namespace}`;
}
