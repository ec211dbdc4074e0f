import type { Container } from '../contract/container.ts';

/** In the order in which they were made. */
export type ContainersBySandbox = ReadonlyMap<string, readonly Container[]>;

export function containersBySandbox(containers: Iterable<Container>): ContainersBySandbox {
  const bySandbox = new Map<string, Container[]>();
  for (const container of [...containers].sort((a, b) => Number(a.createdAtNs - b.createdAtNs))) {
    const siblings = bySandbox.get(container.sandboxId);
    if (siblings === undefined) {
      bySandbox.set(container.sandboxId, [container]);
    } else {
      siblings.push(container);
    }
  }
  return bySandbox;
}
