/** The namespace of containerd in which its CRI keeps everything. */
export const criNamespace = 'k8s.io';

/** Every request must carry this, but those to the services version, introspection, namespaces and events. */
export const inCriNamespace = { metadata: { 'containerd-namespace': criNamespace } } as const;

/**
 * The filters of a list that select the objects whose field is one of these values.
 *
 * @param values must have no quotes in them: they are not escaped
 */
export function anyOf(field: string, values: Iterable<string>): string[] {
  return [...values].map((value) => `${field}=="${value}"`);
}
