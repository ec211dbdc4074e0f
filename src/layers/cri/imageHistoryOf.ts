import type { JsonValue } from '../../contract/json.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { asFilledText, asList, asText, asTexts, at } from '../../runtimes/json.ts';
import { readReply, type Reply } from '../../runtimes/verboseReply.ts';

export interface ImageHistory {
  /** Of containerd: the name of the image's top snapshot. */
  readonly chainId: Fact<string>;
  /** From the bottom to the top. */
  readonly diffIds: Fact<readonly string[]>;
  /** The instruction that made each layer, from the bottom to the top: as many as there are layers. */
  readonly createdBy: Fact<readonly string[]>;
}

/** From a verbose `ImageStatus`. */
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
