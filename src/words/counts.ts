import type { Localize } from '../common/localize.ts';

/** `no sandbox`, `1 sandbox`, `8 sandboxes`. */
export function sandboxCountText(count: number, l10n: Localize): string {
  switch (count) {
    case 0:
      return l10n.t('no sandbox');
    case 1:
      return l10n.t('1 sandbox');
    default:
      return l10n.t('{0} sandboxes', count);
  }
}

/** `1 process`, `3 processes`. */
export function processCountText(count: number, l10n: Localize): string {
  return count === 1 ? l10n.t('1 process') : l10n.t('{0} processes', count);
}
