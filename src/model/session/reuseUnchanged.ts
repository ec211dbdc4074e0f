import { sameRecord } from '../../common/sameRecord.ts';
import type { Container, ContainerState } from '../../contract/container.ts';
import type { ContainerLife } from '../../contract/runtime.ts';

/**
 * For a list's `keep`: a record that says what it said before is the object of before. Each item is compared as it is
 * decoded, so that no second copy of a long list has to be held, and the comparison is spread over the decoder's parts.
 */
export function reuseUnchanged<T extends { readonly id: string }>(before: ReadonlyMap<string, T>): (item: T) => T {
  return (item) => {
    const known = before.get(item.id);
    return known !== undefined && sameRecord(known, item) ? known : item;
  };
}

/**
 * The same for containers, with what is known of their lives. A list does not say it, and it is final: CRI has no
 * restart.
 */
export function reuseUnchangedContainers(before: ReadonlyMap<string, Container>): (container: Container) => Container {
  const keep = reuseUnchanged(before);
  return (container) => {
    const known = before.get(container.id);
    return keep(known === undefined ? container : { ...container, ...knownLife(known, container.state) });
  };
}

/** Nothing of one that runs although it had ended: whoever says so means another life. */
function knownLife({ state: before, startedAtNs, exit }: Container, state: ContainerState): ContainerLife {
  if (before === 'exited' && state !== 'exited') {
    return {};
  }
  return { ...(startedAtNs !== undefined && { startedAtNs }), ...(state === 'exited' && exit && { exit }) };
}
