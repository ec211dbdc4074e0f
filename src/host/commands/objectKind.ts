import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { containersByImage } from '../../images/imageIndex.ts';
import { shortDigest } from '../../images/reference.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import { containerDescription, containerIcon } from '../../tree/rows/container.ts';
import { imageDescription } from '../../tree/rows/image.ts';
import { sandboxDescription } from '../../tree/rows/sandbox.ts';
import { imageLabel, objectLabel, podName } from '../../words/names.ts';
import type { WordContext } from '../../words/wordContext.ts';

/** How an object looks in a quick pick, besides its label. */
interface ObjectLook {
  /** A codicon. */
  readonly icon: string;
  readonly description: string;
}

/** How objects of one kind are found, and shown in a quick pick. */
export interface ObjectKind<T extends { readonly id: string }> {
  /** The kind of its rows, and of what `Inspect` shows. */
  readonly row: 'sandbox' | 'container' | 'image';
  objects(snapshot: EndpointSnapshot): ReadonlyMap<string, T>;
  label(object: T): string;
  /** Looks at the whole snapshot once, for as many of its objects as are to be shown. */
  look(snapshot: EndpointSnapshot, context: WordContext): (object: T) => ObjectLook;
}

export const sandboxKind: ObjectKind<Sandbox> = {
  row: 'sandbox',
  objects: ({ sandboxes }) => sandboxes,
  label: ({ name, id }) => objectLabel(name, id),
  look: (_, context) => (sandbox) => ({
    icon: 'layers',
    description: `${sandboxDescription(sandbox, context)} · ${shortId(sandbox)}`,
  }),
};

export const containerKind: ObjectKind<Container> = {
  row: 'container',
  objects: ({ containers }) => containers,
  label: ({ name, id }) => objectLabel(name, id),
  look:
    ({ sandboxes }, context) =>
    (container) => {
      const placed = { id: container.id, container, sandbox: sandboxes.get(container.sandboxId), image: undefined };
      const place = podName(container, placed.sandbox);
      return {
        icon: containerIcon(placed).name,
        description: `${place} · ${containerDescription(placed, context)} · ${shortId(container)}`,
      };
    },
};

export const imageKind: ObjectKind<Image> = {
  row: 'image',
  objects: ({ images }) => images,
  label: (image) => imageLabel(image),
  look: ({ images, containers }, context) => {
    const users = containersByImage(images, containers.values());
    return (image) => ({
      icon: 'package',
      description: `${imageDescription(image, users.get(image.id)?.length ?? 0, context)} · ${shortDigest(image.id)}`,
    });
  },
};

function shortId({ id }: { readonly id: string }): string {
  return id.slice(0, 13);
}
