import { looksLikeRegistry } from '../contract/looksLikeRegistry.ts';

/** Where an image comes from, as containerd notes it on each blob that it pulls. */
export interface ImageSource {
  /** Host of the registry, without its port. */
  readonly host: string;
  readonly repository: string;
  /** Of a reference that names one. */
  readonly digest?: string;
}

/** Reads an image reference as runtimes do: without a registry it is Docker Hub's, without a folder an official one. */
export function imageSource(reference: string): ImageSource {
  const [name = '', digest] = reference.split('@');
  const [first = '', ...rest] = name.split('/');
  const namesRegistry = rest.length > 0 && looksLikeRegistry(first);
  const registry = namesRegistry ? first : 'docker.io';
  const host = registry.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  const path = (namesRegistry ? rest.join('/') : name).replace(/:[^:/]*$/, '');
  const isHub = host === 'docker.io' || host === 'index.docker.io';
  return {
    host: isHub ? 'docker.io' : host,
    repository: isHub && !path.includes('/') ? `library/${path}` : path,
    ...(digest !== undefined && { digest }),
  };
}

/** Does a blob with these labels come from there? A blob of several repositories names them all, with commas. */
export function isFromSource(labels: Readonly<Record<string, string>>, { host, repository }: ImageSource): boolean {
  const repositories = labels[`containerd.io/distribution.source.${host}`] ?? '';
  return repositories.split(',').includes(repository);
}
