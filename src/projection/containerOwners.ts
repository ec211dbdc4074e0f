import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type ItemChanges, itemChanges } from './itemChanges.ts';
import { ItemGroups } from './itemGroups.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { PlacedContainers } from './placedContainers.ts';

/** A sandbox or an image with its containers. While none of them changes it is the same object. */
export interface ContainerOwner<T> {
  readonly owner: T;
  readonly containers: readonly PlacedContainer[];
}

/** Puts to each sandbox, or to each image, of an endpoint its containers, from snapshot to snapshot what changed. */
export class ContainerOwners<T extends { readonly id: string }> {
  readonly #ownersIn: (snapshot: EndpointSnapshot) => ReadonlyMap<string, T>;
  readonly #places: PlacedContainers;
  readonly #groups: ItemGroups<PlacedContainer>;
  readonly #items = new Map<string, ContainerOwner<T>>();
  #placed: ReadonlyMap<string, PlacedContainer> = new Map();
  #owners: ReadonlyMap<string, T> = new Map();

  constructor(
    places: PlacedContainers,
    ownersIn: (snapshot: EndpointSnapshot) => ReadonlyMap<string, T>,
    ownerId: (placed: PlacedContainer) => string | undefined,
  ) {
    this.#places = places;
    this.#ownersIn = ownersIn;
    this.#groups = new ItemGroups(ownerId);
  }

  update(snapshot: EndpointSnapshot): ItemChanges<ContainerOwner<T>> {
    const placed = this.#places.at(snapshot);
    const owners = this.#ownersIn(snapshot);
    const touched = this.#groups.apply(itemChanges(this.#placed, placed));
    const { gone, come } = itemChanges(this.#owners, owners);
    this.#placed = placed;
    this.#owners = owners;
    return this.#join(new Set([...touched, ...[...gone, ...come].map(({ id }) => id)]));
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
