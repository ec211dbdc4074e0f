/** The objects of a snapshot with these ids, each once; what has gone meanwhile is left out. */
export function selectObjects<T>(objects: ReadonlyMap<string, T>, ids: Iterable<string>): T[] {
  return [...new Set(ids)].flatMap((id) => objects.get(id) ?? []);
}
