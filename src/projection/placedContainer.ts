import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';

/** A container with what it belongs to, where that is known. While none of it changes it is the same object. */
export interface PlacedContainer {
  /** The container's. */
  readonly id: string;
  readonly container: Container;
  /** Absent between two lists. */
  readonly sandbox: Sandbox | undefined;
  /** Absent when the image has been removed under the container. */
  readonly image: Image | undefined;
}
