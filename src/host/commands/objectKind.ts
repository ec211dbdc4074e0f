import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import { imageLabel } from '../../projection/imageLabel.ts';
import { objectLabel } from '../../projection/objectLabel.ts';
import { plainText } from '../../projection/plainText.ts';
import { shortDigest } from '../../projection/imageName.ts';
import { containerPlace } from '../../projection/containerPlace.ts';

/** How objects of one kind are found, and shown in a quick pick. */
export interface ObjectKind<T extends { readonly id: string }> {
  /** The kind of its rows, and of what `Inspect` shows. */
  readonly row: 'sandbox' | 'container' | 'image';
  readonly icon: string;
  objects(snapshot: EndpointSnapshot): ReadonlyMap<string, T>;
  label(object: T): string;
  description(object: T, snapshot: EndpointSnapshot): string;
}

export const sandboxKind: ObjectKind<Sandbox> = {
  row: 'sandbox',
  icon: 'layers',
  objects: ({ sandboxes }) => sandboxes,
  label: ({ name, id }) => objectLabel(name, id),
  description: ({ namespace, id }) => `${plainText(namespace)} · ${id.slice(0, 13)}`,
};

export const containerKind: ObjectKind<Container> = {
  row: 'container',
  icon: 'package',
  objects: ({ containers }) => containers,
  label: ({ name, id }) => objectLabel(name, id),
  description: (container, snapshot) => `${containerPlace(container, snapshot)} · ${container.id.slice(0, 13)}`,
};

export const imageKind: ObjectKind<Image> = {
  row: 'image',
  icon: 'archive',
  objects: ({ images }) => images,
  label: (image) => imageLabel(image),
  description: ({ id }) => shortDigest(id),
};
