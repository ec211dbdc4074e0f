import type { DemoImage } from '../seed/demoImage.ts';

export interface ImageRecord {
  /** `sha256:` and the digest of the image's configuration. */
  readonly id: string;
  readonly tags: readonly string[];
  readonly digests: readonly string[];
  readonly pinned: boolean;
  readonly content: DemoImage;
}
