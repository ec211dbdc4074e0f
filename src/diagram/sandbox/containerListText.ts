import type { Localize } from '../../common/localize.ts';

const namedLimit = 3;

/** `nginx`, `nginx and sidecar`, `a, b and c`; of more than three only how many: all the containers of a pod. */
export function containerListText(names: readonly string[], l10n: Localize): string {
  const last = names.at(-1) ?? '';
  if (names.length > namedLimit) {
    return l10n.t('All {0} containers', names.length);
  }
  return names.length < 2 ? last : l10n.t('{0} and {1}', names.slice(0, -1).join(l10n.t(', ')), last);
}
