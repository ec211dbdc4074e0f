import type { Image } from '../contract/image.ts';
import { imageName, shortDigest } from './imageName.ts';
import { compareNames } from './order.ts';
import { plainText } from './plainText.ts';

/** Docker lists an image without a tag under this one. */
const noTag = /^<none>|:<none>$/;

/** An image's tags by name: a runtime gives them in any order. */
export function imageTags({ repoTags }: Image): readonly string[] {
  return repoTags.filter((tag) => !noTag.test(tag)).sort(compareNames);
}

export function imageLabel(image: Image): string {
  const [tag] = imageTags(image);
  return tag === undefined
    ? `<none> ${plainText(shortDigest(image.repoDigests[0] ?? image.id))}`
    : plainText(imageName(tag));
}
