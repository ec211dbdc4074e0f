import type { Image } from '../../src/contract/image.ts';

export function image(changes: Partial<Image> = {}): Image {
  return {
    id: imageId('a'),
    repoTags: ['docker.io/library/nginx:1.29'],
    repoDigests: [],
    sizeBytes: 61n * 1024n * 1024n,
    pinned: false,
    ...changes,
  };
}

/** A whole id made of one hexadecimal digit. */
export function imageId(digit: string): string {
  return `sha256:${digit.repeat(64)}`;
}
