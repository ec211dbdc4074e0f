import type { Localize } from '../../common/localize.ts';
import { type PickItem, pickOne } from '../ui/prompts.ts';

/** Offers all choices, the present one first and marked. */
export function chooseOne<T>(
  items: readonly PickItem<T>[],
  present: T,
  placeHolder: string,
  l10n: Localize,
): Promise<T | undefined> {
  const marked = items.map((item) => ({
    ...item,
    ...(item.value === present && { description: l10n.t('at present') }),
  }));
  return pickOne(
    [...marked.filter(({ value }) => value === present), ...marked.filter(({ value }) => value !== present)],
    placeHolder,
  );
}
