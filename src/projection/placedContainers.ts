import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import { imageFinder } from '../contract/imageFinder.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type ItemChanges, itemChanges } from './itemChanges.ts';
import { ItemGroups } from './itemGroups.ts';
import type { PlacedContainer } from './placedContainer.ts';

/** Puts each container of an endpoint to its sandbox and its image, from snapshot to snapshot only what changed. */
export class PlacedContainers {
  readonly #ofSandbox = new ItemGroups<Container>(({ sandboxId }) => sandboxId);
  readonly #placed = new Map<string, PlacedContainer>();
  #containers: ReadonlyMap<string, Container> = new Map();
  #sandboxes: ReadonlyMap<string, Sandbox> = new Map();
  #images: ReadonlyMap<string, Image> = new Map();
  #imageOf = imageFinder(this.#images);

  update({ containers, sandboxes, images }: EndpointSnapshot): ItemChanges<PlacedContainer> {
    const changed = itemChanges(this.#containers, containers);
    const touched = new Set([...changed.gone, ...changed.come].map(({ id }) => id));
    this.#ofSandbox.apply(changed);
    const { gone, come } = itemChanges(this.#sandboxes, sandboxes);
    for (const sandbox of [...gone, ...come]) {
      this.#ofSandbox.get(sandbox.id).forEach(({ id }) => touched.add(id));
    }
    const newImages = images !== this.#images;
    if (newImages) {
      this.#imageOf = imageFinder(images);
    }
    this.#containers = containers;
    this.#sandboxes = sandboxes;
    this.#images = images;
    return this.#place(newImages ? new Set([...touched, ...containers.keys()]) : touched);
  }

  #place(ids: ReadonlySet<string>): ItemChanges<PlacedContainer> {
    const gone: PlacedContainer[] = [];
    const come: PlacedContainer[] = [];
    for (const id of ids) {
      const before = this.#placed.get(id);
      const container = this.#containers.get(id);
      const sandbox = container && this.#sandboxes.get(container.sandboxId);
      const image = container && this.#imageOf(container);
      if (
        before !== undefined &&
        before.container === container &&
        before.sandbox === sandbox &&
        before.image === image
      ) {
        continue;
      }
      if (before !== undefined) {
        gone.push(before);
        this.#placed.delete(id);
      }
      if (container !== undefined) {
        const placed = { id, container, sandbox, image };
        come.push(placed);
        this.#placed.set(id, placed);
      }
    }
    return { gone, come };
  }
}
