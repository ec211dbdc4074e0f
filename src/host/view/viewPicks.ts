import type { Localize } from '../../common/localize.ts';
import { type Grouping, groupings, type SortOrder, sortOrders } from '../../tree/choices.ts';
import { type PickItem, pickOne } from '../ui/prompts.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';

/** Lives in host because it asks a person, through the prompts of `ui/` that need VS Code. */
export async function chooseGrouping(choices: ViewChoicesStore, l10n: Localize): Promise<void> {
  const items = groupings.map((value) => ({ value, label: groupingWord(value, l10n) }));
  const grouping = await chooseOne(items, choices.choices.grouping, l10n.t('Group containers by'), l10n);
  if (grouping !== undefined) {
    await choices.group(grouping);
  }
}

function groupingWord(grouping: Grouping, l10n: Localize): string {
  switch (grouping) {
    case 'flat':
      return l10n.t('Not grouped');
    case 'pod':
      return l10n.t('Pod');
    case 'namespace':
      return l10n.t('Namespace');
    case 'image':
      return l10n.t('Image');
    case 'state':
      return l10n.t('State');
  }
}

export async function chooseSortOrder(choices: ViewChoicesStore, l10n: Localize): Promise<void> {
  const items = sortOrders.map((value) => ({ value, label: orderWord(value, l10n) }));
  const order = await chooseOne(items, choices.choices.sortOrder, l10n.t('Sort sandboxes and containers by'), l10n);
  if (order !== undefined) {
    await choices.sort(order);
  }
}

function orderWord(order: SortOrder, l10n: Localize): string {
  switch (order) {
    case 'name':
      return l10n.t('Name');
    case 'age':
      return l10n.t('Age, the newest first');
    case 'state':
      return l10n.t('State');
  }
}

/** Offers all choices, the present one first and marked. */
function chooseOne<T>(
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
