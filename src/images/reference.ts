/**
 * The one grammar of image references: `[registry/]path[:tag][@digest]`. Source: the OCI distribution specification,
 * and the rules by which every runtime completes a short reference.
 */

export interface ImageName {
  /** Host and port as they are written; `docker.io` where the reference names no registry. */
  readonly registry: string;
  /** The components of the repository: `['library', 'nginx']`. */
  readonly path: readonly string[];
  readonly tag?: string;
  readonly digest?: string;
}

const dockerHub = 'docker.io';
/** What the distribution grammar takes for Docker Hub; the files of logins know one more name, `registry-1`. */
const hubHosts: ReadonlySet<string> = new Set([dockerHub, 'index.docker.io']);

/** Takes a reference apart as runtimes do. Never fails: what breaks the grammar is found by `validateReference`. */
export function parseReference(reference: string): ImageName {
  const { name, tag, digest } = splitReference(reference);
  const [first = '', ...rest] = name.split('/');
  const namesRegistry = rest.length > 0 && looksLikeRegistry(first);
  const path = namesRegistry ? rest : [first, ...rest];
  const isHub = !namesRegistry || hubHosts.has(first);
  return {
    registry: isHub ? dockerHub : first,
    path: isHub && path.length === 1 ? ['library', ...path] : path,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** A reference as it is usually typed: without the default registry, and without its `library` for official images. */
export function familiarName(reference: string): string {
  const rest = reference.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
  // What would then begin like the name of a registry keeps its own.
  const [first = '', second] = rest.split('/');
  return second !== undefined && looksLikeRegistry(first) ? reference : rest;
}

/** The 12 characters by which a digest or an id is usually named. */
export function shortDigest(digest: string): string {
  return digest
    .slice(digest.lastIndexOf('@') + 1)
    .replace(/^sha256:/, '')
    .slice(0, 12);
}

export type ReferenceProblem =
  | 'empty'
  | 'space'
  /** `docker://` and its like belong to other tools. */
  | 'scheme'
  | 'uppercaseRepository'
  | 'badTag'
  | 'badDigest'
  | 'badRepository'
  | 'tooLong';

export type ReferenceReading =
  { readonly reference: string; readonly problem?: undefined } | { readonly problem: ReferenceProblem };

/** Reads what a person typed as the image to pull, and says what is wrong with it before the runtime is asked. */
export function validateReference(text: string): ReferenceReading {
  const reference = text.trim();
  if (reference === '') {
    return { problem: 'empty' };
  }
  if (/\s/.test(reference)) {
    return { problem: 'space' };
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(reference)) {
    return { problem: 'scheme' };
  }
  const problem = grammarProblem(reference);
  return problem === undefined ? { reference } : { problem };
}

const registryForm = /^(?:\[[0-9a-fA-F:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::\d+)?$/;
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
const maxRepositoryLength = 255;

function grammarProblem(reference: string): ReferenceProblem | undefined {
  const { name, tag, digest } = splitReference(reference);
  if (digest !== undefined && !digestForm.test(digest)) {
    return 'badDigest';
  }
  if (tag !== undefined && !tagForm.test(tag)) {
    return 'badTag';
  }
  const repository = withoutRegistry(name);
  if (/[A-Z]/.test(repository)) {
    return 'uppercaseRepository';
  }
  if (!repository.split('/').every((component) => pathComponent.test(component))) {
    return 'badRepository';
  }
  return name.length > maxRepositoryLength ? 'tooLong' : undefined;
}

function withoutRegistry(name: string): string {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  return slash > 0 && looksLikeRegistry(first) && registryForm.test(first) ? name.slice(slash + 1) : name;
}

function splitReference(reference: string): { name: string; tag?: string; digest?: string } {
  const at = reference.indexOf('@');
  const named = at < 0 ? reference : reference.slice(0, at);
  // A colon before the last slash belongs to the registry's port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? named : named.slice(0, colon),
    ...(colon >= 0 && { tag: named.slice(colon + 1) }),
    ...(at >= 0 && { digest: reference.slice(at + 1) }),
  };
}

/**
 * Whether the first of several components is a registry: it looks like a host, with a dot or a port, or is `localhost`,
 * or has an upper-case letter, which no repository may have. Any other is a namespace of Docker Hub. Source: the
 * distribution library, by which containerd, CRI-O and Docker read references.
 */
function looksLikeRegistry(component: string): boolean {
  return /[.:]/.test(component) || component === 'localhost' || component !== component.toLowerCase();
}
