import type { ListOptions } from '../contract/call.ts';

/** How a part of a list becomes records, of which the caller keeps what it wants. */
export function listed<Wire, Item>(
  record: (wire: Wire) => Item,
  { keep }: ListOptions<Item> = {},
): (part: readonly Wire[]) => Item[] {
  return (part) => part.map((wire) => (keep === undefined ? record(wire) : keep(record(wire))));
}
