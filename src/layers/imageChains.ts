import { inParallel } from '../common/inParallel.ts';
import type { Image, ImagePort } from '../contract/image.ts';
import type { JsonValue } from '../contract/json.ts';
import { type Fact, known, type Unknown, unknown } from '../contract/layers/fact.ts';
import { chainIds } from '../images/chainId.ts';
import { asFilledText, asList, asText, asTexts, at } from '../runtimes/json.ts';
import { readReply, type Reply } from '../runtimes/verboseReply.ts';
import { replyOf } from './reply.ts';

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

  /** The chains of these images; all others are forgotten. Those that could not be read are read again the next time. */
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

interface ImageHistory {
  /** The name of the image's top snapshot, which containerd alone has. */
  readonly chainId: Fact<string>;
  /** From the bottom to the top. */
  readonly diffIds: Fact<readonly string[]>;
  /** The instruction that made each layer, from the bottom to the top: as many as there are layers. */
  readonly createdBy: Fact<readonly string[]>;
}

/** The layers of an image and where they come from, as a verbose `ImageStatus` tells. */
export function imageHistoryOf(imageReply: Reply): ImageHistory {
  const reader = readReply(imageReply, 'ImageStatus', 'ImageStatus');
  const diffIds = asTexts(at(reader.info, 'imageSpec', 'rootfs', 'diff_ids'));
  return {
    chainId: reader.fact('info.chainID', asFilledText(at(reader.info, 'chainID'))),
    diffIds: reader.fact('info.imageSpec.rootfs.diff_ids', diffIds),
    createdBy: reader.fact(
      'info.imageSpec.history',
      createdBy(asList(at(reader.info, 'imageSpec', 'history')) ?? [], diffIds),
    ),
  };
}

/** A history is optional, and anybody may write it: one that does not fit the layers says nothing of them. */
function createdBy(history: readonly JsonValue[], diffIds: readonly string[] | undefined): string[] | undefined {
  const steps = history.filter((step) => at(step, 'empty_layer') !== true);
  return steps.length === diffIds?.length ? steps.map((step) => asText(at(step, 'created_by')) ?? '') : undefined;
}
