import type { Image } from '../contract/image.ts';
import { bytes } from '../words/bytes.ts';
import type { WordContext } from '../words/wordContext.ts';

/** `61 MiB · pinned · 2 containers`. */
export function imageDescription(image: Image, containerCount: number, { l10n }: WordContext): string {
  return [
    bytes(image.sizeBytes),
    image.pinned ? l10n.t('pinned') : '',
    containerCount === 0 ? '' : containerCount === 1 ? l10n.t('1 container') : l10n.t('{0} containers', containerCount),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
