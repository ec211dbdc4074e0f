import { parseReference } from '../images/reference.ts';

const dockerHub = 'docker.io';

/**
 * The keys under which credentials for an image may stand, the most specific first: `registry/namespace/repository`,
 * `registry/namespace`, `registry` (containers-auth.json(5)).
 */
export function credentialKeys(reference: string): string[] {
  const registry = registryOf(reference);
  const { path: written } = parseReference(reference);
  // Docker Hub completes a short path under each of its names.
  const path = registry === dockerHub && written.length === 1 ? ['library', ...written] : written;
  return Array.from({ length: path.length + 1 }, (_, cut) => [registry, ...path.slice(0, path.length - cut)].join('/'));
}

/**
 * Of the keys of a file, those with a `*` that stand for an image's registry, the most specific first. As the kubelet
 * reads them: a `*` is within one part of the host's name, the port is the same, and a path is the beginning of the
 * image's. Source: kubernetes, pkg/credentialprovider/keyring.go.
 */
export function wildcardKeys(keys: Iterable<string>, reference: string): string[] {
  const wanted = new Set(credentialKeys(reference).map((key) => pathOf(key)));
  const registry = registryOf(reference);
  return [...keys]
    .filter((key) => key.includes('*') && wanted.has(pathOf(key)) && hostMatches(hostOf(key), registry))
    .sort((one, other) => pathOf(other).length - pathOf(one).length || (one < other ? 1 : -1));
}

function hostMatches(pattern: string, registry: string): boolean {
  const [patternParts, parts] = [pattern, registry].map((host) => host.split(/[.:]/));
  return (
    // The same dots, and the port in the same place.
    pattern.replace(/[^.:]/g, '') === registry.replace(/[^.:]/g, '') &&
    patternParts?.every((part, at) => partMatches(part, parts?.[at] ?? '')) === true
  );
}

/** Without a regular expression, which many a `*` would make slow. */
function partMatches(pattern: string, part: string): boolean {
  const [start = '', ...further] = pattern.split('*');
  const end = further.pop();
  if (end === undefined) {
    return pattern === part;
  }
  let at = start.length;
  for (const piece of further) {
    const found = part.indexOf(piece, at);
    if (found < 0) {
      return false;
    }
    at = found + piece.length;
  }
  return part.startsWith(start) && part.endsWith(end) && part.length >= at + end.length;
}

function hostOf(key: string): string {
  return key.split('/', 1)[0] ?? '';
}

function pathOf(key: string): string {
  return key.slice(hostOf(key).length);
}

/**
 * The registry of an image reference, by which logins are kept and compared: host and port, `docker.io` where it names
 * none. It is a key: a runtime compares letter by letter what it is sent, see `writtenRegistry`.
 */
export function registryOf(reference: string): string {
  return canonicalKey(writtenRegistry(reference));
}

/** The registry of an image reference as the reference writes it, which is how a runtime names it. */
export function writtenRegistry(reference: string): string {
  return parseReference(reference).registry;
}

/** The names under which tools have written down the one Docker Hub. */
const dockerHubNames = /^(index\.|registry-1\.)?docker\.io$/;

/**
 * The form in which keys of authentication files are compared: `registry[/namespace[/repository]]`. Docker wrote whole
 * URLs for years, whose path says nothing, and still does so for Docker Hub: `https://index.docker.io/v1/`.
 */
export function canonicalKey(key: string): string {
  const [, scheme, host = '', path = ''] = /^(https?:\/\/)?([^/]*)(.*)$/is.exec(key) ?? [];
  const registry = host.toLowerCase();
  const namespace = scheme !== undefined || /^\/v[12]\/?$/.test(path) ? '' : path.replace(/\/+$/, '');
  return `${dockerHubNames.test(registry) ? dockerHub : registry}${namespace}`;
}
