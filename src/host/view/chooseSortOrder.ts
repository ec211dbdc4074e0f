import type { Localize } from '../../common/localize.ts';
import { type SortOrder, sortOrders } from '../../tree/choices.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';
import { chooseOne } from './chooseOne.ts';

export async function chooseSortOrder(choices: ViewChoicesStore, l10n: Localize): Promise<void> {
  const items = sortOrders.map((value) => ({ value, label: orderWords(value, l10n) }));
  const order = await chooseOne(items, choices.choices.sortOrder, l10n.t('Sort sandboxes and containers by'), l10n);
  if (order !== undefined) {
    await choices.sort(order);
  }
}

function orderWords(order: SortOrder, l10n: Localize): string {
  switch (order) {
    case 'name':
      return l10n.t('Name');
    case 'age':
      return l10n.t('Age, the newest first');
    case 'state':
      return l10n.t('State');
  }
}
