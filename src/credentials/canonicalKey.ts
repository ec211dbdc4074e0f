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
