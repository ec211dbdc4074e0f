import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type ItemChanges, itemChanges } from './itemChanges.ts';
import { ItemGroups } from './itemGroups.ts';
import type { PlacedContainer } from './placedContainer.ts';
import { PlacedContainers } from './placedContainers.ts';

/** A sandbox or an image with its containers. While none of them changes it is the same object. */
export interface ContainerOwner<T> {
  readonly owner: T;
  readonly containers: readonly PlacedContainer[];
}

/** Puts to each sandbox, or to each image, of an endpoint its containers, from snapshot to snapshot what changed. */
export class ContainerOwners<T extends { readonly id: string }> {
  readonly #ownersIn: (snapshot: EndpointSnapshot) => ReadonlyMap<string, T>;
  readonly #placed = new PlacedContainers();
  readonly #groups: ItemGroups<PlacedContainer>;
  readonly #items = new Map<string, ContainerOwner<T>>();
  #owners: ReadonlyMap<string, T> = new Map();

  constructor(
    ownersIn: (snapshot: EndpointSnapshot) => ReadonlyMap<string, T>,
    ownerId: (placed: PlacedContainer) => string | undefined,
  ) {
    this.#ownersIn = ownersIn;
    this.#groups = new ItemGroups(ownerId);
  }

  update(snapshot: EndpointSnapshot): ItemChanges<ContainerOwner<T>> {
    const owners = this.#ownersIn(snapshot);
    const { gone, come } = itemChanges(this.#owners, owners);
    const touched = new Set([
      ...this.#groups.apply(this.#placed.update(snapshot)),
      ...[...gone, ...come].map(({ id }) => id),
    ]);
    this.#owners = owners;
    return this.#join(touched);
  }

  #join(ids: ReadonlySet<string>): ItemChanges<ContainerOwner<T>> {
    const gone: ContainerOwner<T>[] = [];
    const come: ContainerOwner<T>[] = [];
    for (const id of ids) {
      const before = this.#items.get(id);
      if (before !== undefined) {
        gone.push(before);
        this.#items.delete(id);
      }
      const owner = this.#owners.get(id);
      if (owner !== undefined) {
        const item = { owner, containers: this.#groups.get(id) };
        come.push(item);
        this.#items.set(id, item);
      }
    }
    return { gone, come };
  }
}
