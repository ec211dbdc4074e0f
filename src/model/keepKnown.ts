import { sameRecord } from '../common/sameRecord.ts';
import type { Container } from '../contract/container.ts';

/** For a list's `keep`: an item that says what it said before is the object of before. */
export function keepKnown<T extends { readonly id: string }>(before: ReadonlyMap<string, T>): (item: T) => T {
  return (item) => {
    const known = before.get(item.id);
    return known !== undefined && sameRecord(known, item) ? known : item;
  };
}

/**
 * The same for containers, with what is known of how they ended: a list does not say it, and it is final as long as the
 * state stays `exited`.
 */
export function keepKnownContainer(before: ReadonlyMap<string, Container>): (container: Container) => Container {
  const keep = keepKnown(before);
  return (container) => {
    const exit = container.state === 'exited' ? before.get(container.id)?.exit : undefined;
    return keep(exit === undefined ? container : { ...container, exit });
  };
}
