import { inParallel } from '../common/inParallel.ts';
import type { Image, ImagePort } from '../contract/image.ts';
import { type Fact, known, type Unknown, unknown } from '../contract/layers/fact.ts';
import { chainIds } from '../images/chainId.ts';
import { imageHistoryOf } from './cri/imageHistoryOf.ts';
import { replyOf } from './replyOf.ts';

/** The layers of an image, from the bottom. */
export interface ImageChain {
  readonly chainIds: Fact<readonly string[]>;
  readonly diffIds: Fact<readonly string[]>;
  readonly createdBy: Fact<readonly string[]>;
}

const readsAtATime = 8;

/** The layers of the node's images: each read once, since what has an id never changes. */
export class ImageChains {
  readonly #images: Pick<ImagePort, 'imageRaw'>;
  #chains = new Map<string, ImageChain>();

  constructor(images: Pick<ImagePort, 'imageRaw'>) {
    this.#images = images;
  }

  /** Of these images, and forgets all others. Failed ones are read again the next time. */
  async of(images: ReadonlyMap<string, Image>, signal: AbortSignal): Promise<ReadonlyMap<string, ImageChain>> {
    const kept = new Map([...this.#chains].filter(([id, { diffIds }]) => images.has(id) && diffIds.known));
    const missing = [...images.keys()].filter((id) => !kept.has(id));
    await inParallel(missing, readsAtATime, async (id) => kept.set(id, await this.#read(id, signal)));
    this.#chains = kept;
    return kept;
  }

  async #read(id: string, signal: AbortSignal): Promise<ImageChain> {
    const notTold = (): Unknown => unknown({ why: 'notReported', by: 'ImageStatus' });
    const raw = await replyOf('ImageStatus', () => this.#images.imageRaw(id, { signal }));
    const { diffIds, createdBy } = imageHistoryOf(raw ?? notTold());
    return { diffIds, createdBy, chainIds: diffIds.known ? known(chainIds(diffIds.value), diffIds.source) : diffIds };
  }
}
