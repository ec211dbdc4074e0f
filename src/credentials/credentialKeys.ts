import { imageName } from './imageName.ts';

/**
 * The keys under which credentials for an image may stand, the most specific first: `registry/namespace/repository`,
 * `registry/namespace`, `registry` (containers-auth.json(5)).
 */
export function credentialKeys(reference: string): string[] {
  const { registry, path } = imageName(reference);
  return Array.from({ length: path.length + 1 }, (_, cut) => [registry, ...path.slice(0, path.length - cut)].join('/'));
}
