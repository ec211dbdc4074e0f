import { looksLikeRegistry } from '../contract/looksLikeRegistry.ts';

const defaultRegistry = /^(?:index\.)?docker\.io\//;
const digestPrefix = /^sha256:/;

/** A reference as it is usually typed: without the default registry, and without its `library` for official images. */
export function imageName(reference: string): string {
  const rest = reference.replace(defaultRegistry, '').replace(/^library\/(?=[^/]+$)/, '');
  // What would then begin like the name of a registry keeps its own.
  const [first = '', second] = rest.split('/');
  return second !== undefined && looksLikeRegistry(first) ? reference : rest;
}

/** The 12 characters by which a digest or an id is usually named. */
export function shortDigest(digest: string): string {
  return digest
    .slice(digest.lastIndexOf('@') + 1)
    .replace(digestPrefix, '')
    .slice(0, 12);
}
