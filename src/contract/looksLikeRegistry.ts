/**
 * Whether the first of several components of an image reference is a registry: it looks like a host, with a dot or a
 * port, or is `localhost`. Any other is a namespace of Docker Hub. Every runtime goes by this rule.
 */
export function looksLikeRegistry(component: string): boolean {
  return /[.:]/.test(component) || component === 'localhost';
}
