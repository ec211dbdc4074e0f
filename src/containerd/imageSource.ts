import { parseReference } from '../images/reference.ts';

/** Where an image comes from, as containerd notes it on each blob that it pulls. */
export interface ImageSource {
  /** Host of the registry, without its port. */
  readonly host: string;
  readonly repository: string;
  /** Of a reference that names one. */
  readonly digest?: string;
}

export function imageSource(reference: string): ImageSource {
  const { registry, path, digest } = parseReference(reference);
  return {
    host: registry.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'),
    repository: path.join('/'),
    ...(digest !== undefined && { digest }),
  };
}

/** Does a blob with these labels come from there? A blob of several repositories names them all, with commas. */
export function isFromSource(labels: Readonly<Record<string, string>>, { host, repository }: ImageSource): boolean {
  const repositories = labels[`containerd.io/distribution.source.${host}`] ?? '';
  return repositories.split(',').includes(repository);
}
