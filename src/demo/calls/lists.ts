/** How many items the streaming list RPCs send in one message. */
const chunkSize = 500;

/** A list cut into messages. An empty list is a stream without messages. */
export function* inChunks<T, M>(items: readonly T[], message: (chunk: T[]) => M): Iterable<M> {
  for (let start = 0; start < items.length; start += chunkSize) {
    yield message(items.slice(start, start + chunkSize));
  }
}

/** A label selector of CRI: every label of it with exactly its value. */
export function matchesLabels(labels: Record<string, string> | undefined, selector: Record<string, string>): boolean {
  return Object.entries(selector).every(([key, value]) => labels?.[key] === value);
}
