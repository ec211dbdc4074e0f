export interface ParsedReference {
  /** The whole name: registry, repository, and tag or digest. */
  readonly name: string;
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Completes a reference as Docker does: `nginx` is `docker.io/library/nginx:latest`. Undefined for no reference. */
export function parseReference(reference: string): ParsedReference | undefined {
  const match = /^(?<path>[^@]+?)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/.exec(reference);
  const path = match?.groups?.['path'];
  if (path === undefined || !/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/.test(path)) {
    return undefined;
  }
  const [first = '', ...rest] = path.split('/');
  const namesRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const registry = namesRegistry ? first : 'docker.io';
  const inside = namesRegistry ? rest.join('/') : rest.length === 0 ? `library/${first}` : path;
  const repository = `${registry}/${inside}`;
  const digest = match?.groups?.['digest'];
  const tag = match?.groups?.['tag'] ?? (digest === undefined ? 'latest' : undefined);
  return { name: `${repository}${digest === undefined ? `:${tag}` : `@${digest}`}`, registry, repository, tag, digest };
}
