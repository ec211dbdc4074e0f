import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import { type Fact, known } from '../contract/layers/fact.ts';
import { imageFinder } from '../images/imageIndex.ts';
import type { ImageChain } from './imageChains.ts';

/** How many images have a layer and how many containers stand on it, by chain id. */
export interface LayerUsers {
  readonly images: (chainId: string) => Fact<number>;
  readonly containers: (chainId: string) => Fact<number>;
}

/** An image whose layers are not known may have any of them: then no number is one. */
export function layerUsers(
  images: ReadonlyMap<string, Image>,
  containers: Iterable<Container>,
  chains: ReadonlyMap<string, ImageChain>,
): LayerUsers {
  const ofImages = new Map<string, number>();
  const ofContainers = new Map<string, number>();
  const gaps = [...chains.values()].flatMap(({ chainIds }) => (chainIds.known ? [] : [chainIds]));
  const imageOf = imageFinder(images);
  const count = (counts: Map<string, number>, imageId: string): void => {
    const chainIds = chains.get(imageId)?.chainIds;
    for (const chainId of chainIds?.known === true ? chainIds.value : []) {
      counts.set(chainId, (counts.get(chainId) ?? 0) + 1);
    }
  };
  for (const imageId of images.keys()) {
    count(ofImages, imageId);
  }
  for (const container of containers) {
    const image = imageOf(container);
    if (image !== undefined) {
      count(ofContainers, image.id);
    }
  }
  const fact = (counts: ReadonlyMap<string, number>, chainId: string): Fact<number> =>
    gaps[0] ?? known(counts.get(chainId) ?? 0, { from: 'call', method: 'ImageStatus', field: 'info.imageSpec.rootfs' });
  return { images: (chainId) => fact(ofImages, chainId), containers: (chainId) => fact(ofContainers, chainId) };
}
