import type { Localize } from '../../common/localize.ts';
import { type Grouping, groupings } from '../../tree/choices.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';
import { chooseOne } from './chooseOne.ts';

export async function chooseGrouping(choices: ViewChoicesStore, l10n: Localize): Promise<void> {
  const items = groupings.map((value) => ({ value, label: groupingWords(value, l10n) }));
  const grouping = await chooseOne(items, choices.choices.grouping, l10n.t('Group containers by'), l10n);
  if (grouping !== undefined) {
    await choices.group(grouping);
  }
}

function groupingWords(grouping: Grouping, l10n: Localize): string {
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
