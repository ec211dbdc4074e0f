import type { Localize } from '../../common/localize.ts';

export function legend(l10n: Localize): readonly string[] {
  return [
    l10n.t('dashed border: no process of it stays running'),
    l10n.t('faint border: nothing uses it'),
    l10n.t('yellow: shared with the host or unknown'),
    l10n.t('every fact names its source'),
  ];
}
