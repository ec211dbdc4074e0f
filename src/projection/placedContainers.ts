import type { Container } from '../contract/container.ts';
import { imageFinder } from '../images/imageIndex.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { itemChanges } from './itemChanges.ts';
import { ItemGroups } from './itemGroups.ts';
import type { PlacedContainer } from './placedContainer.ts';

type Objects = Pick<EndpointSnapshot, 'containers' | 'sandboxes' | 'images'>;

/** Puts each container of an endpoint to its sandbox and its image, from snapshot to snapshot only what changed. */
export class PlacedContainers {
  readonly #ofSandbox = new ItemGroups<Container>(({ sandboxId }) => sandboxId);
  #at: Objects = { containers: new Map(), sandboxes: new Map(), images: new Map() };
  #imageOf = imageFinder(this.#at.images);
  #placed: ReadonlyMap<string, PlacedContainer> = new Map();

  /** By id. The same map while nothing in it changes. */
  at(snapshot: Objects): ReadonlyMap<string, PlacedContainer> {
    const { containers, sandboxes, images } = this.#at;
    if (snapshot.containers === containers && snapshot.sandboxes === sandboxes && snapshot.images === images) {
      return this.#placed;
    }
    this.#at = snapshot;
    const changed = itemChanges(containers, snapshot.containers);
    this.#ofSandbox.apply(changed);
    if (snapshot.images !== images) {
      this.#imageOf = imageFinder(snapshot.images);
      this.#placed = this.#placedAnew();
      return this.#placed;
    }
    const { gone, come } = itemChanges(sandboxes, snapshot.sandboxes);
    const ofSandboxes = [...gone, ...come].flatMap(({ id }) => this.#ofSandbox.get(id));
    this.#place(new Set([...changed.gone, ...changed.come, ...ofSandboxes].map(({ id }) => id)));
    return this.#placed;
  }

  #placedAnew(): ReadonlyMap<string, PlacedContainer> {
    const placed = new Map<string, PlacedContainer>();
    for (const container of this.#at.containers.values()) {
      placed.set(container.id, this.#placeOf(container));
    }
    return placed;
  }

  #place(ids: ReadonlySet<string>): void {
    if (ids.size === 0) {
      return;
    }
    const placed = new Map(this.#placed);
    for (const id of ids) {
      const container = this.#at.containers.get(id);
      if (container === undefined) {
        placed.delete(id);
      } else {
        placed.set(id, this.#placeOf(container));
      }
    }
    this.#placed = placed;
  }

  #placeOf(container: Container): PlacedContainer {
    const { id, sandboxId } = container;
    const sandbox = this.#at.sandboxes.get(sandboxId);
    const image = this.#imageOf(container);
    const before = this.#placed.get(id);
    return before?.container === container && before.sandbox === sandbox && before.image === image
      ? before
      : { id, container, sandbox, image };
  }
}
