import { looksLikeRegistry } from '../contract/looksLikeRegistry.ts';

export type ImageReferenceProblem =
  | 'empty'
  | 'space'
  /** `docker://` and its like belong to other tools. */
  | 'scheme'
  | 'uppercaseRepository'
  | 'badTag'
  | 'badDigest'
  | 'badRepository'
  | 'tooLong';

export type ImageReferenceReading =
  { readonly reference: string; readonly problem?: undefined } | { readonly problem: ImageReferenceProblem };

/** The grammar of the OCI distribution specification: names, tags and digests. */
const registry = /^(?:\[[0-9a-fA-F:]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::\d+)?$/;
const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
const maxRepositoryLength = 255;

/** Reads what a person typed as the image to pull, and says what is wrong with it before the runtime is asked. */
export function readImageReference(text: string): ImageReferenceReading {
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
  const problem = problemOf(reference);
  return problem === undefined ? { reference } : { problem };
}

function problemOf(reference: string): ImageReferenceProblem | undefined {
  const at = reference.indexOf('@');
  const named = at < 0 ? reference : reference.slice(0, at);
  if (at >= 0 && !digestForm.test(reference.slice(at + 1))) {
    return 'badDigest';
  }
  // A colon before the last slash belongs to the registry's port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  if (colon >= 0 && !tagForm.test(named.slice(colon + 1))) {
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
  return slash > 0 && looksLikeRegistry(first) && registry.test(first) ? name.slice(slash + 1) : name;
}
