/** Filters of containerd that are alternatives: the field is one of these values, which have no quotes in them. */
export function anyOf(field: string, values: Iterable<string>): string[] {
  return [...values].map((value) => `${field}=="${value}"`);
}
