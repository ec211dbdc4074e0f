import type { DiscoveryEntry } from '../../contract/endpoint.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { factRow, groupRows, type Row, type RowIcon } from './row.ts';

/** What the search for endpoints looked at. It belongs to no endpoint, and matters most when there is none. */
export function projectDiscoveryRows(entries: readonly DiscoveryEntry[], context: WordContext): readonly Row[] {
  const rows = entries.map((entry) =>
    factRow('', 'discovery', {
      key: `${entry.source}:${entry.address}`,
      label: entry.address,
      value: [outcomeWord(entry, context), entry.source, entry.detail ?? ''].filter((part) => part !== '').join(' · '),
      icon: outcomeIcon(entry),
    }),
  );
  return groupRows('', 'discovery', context.l10n.t('Discovery'), rows, 'collapsed');
}

function outcomeWord({ outcome }: DiscoveryEntry, { l10n }: WordContext): string {
  switch (outcome) {
    case 'found':
      return l10n.t('found');
    case 'absent':
      return l10n.t('absent');
    case 'denied':
      return l10n.t('permission denied');
    case 'other':
      return l10n.t('not usable');
  }
}

function outcomeIcon({ outcome }: DiscoveryEntry): RowIcon {
  switch (outcome) {
    case 'found':
      return { name: 'pass', color: 'charts.green' };
    case 'absent':
      return { name: 'circle-outline', color: 'disabledForeground' };
    case 'denied':
      return { name: 'lock', color: 'charts.yellow' };
    case 'other':
      return { name: 'warning', color: 'charts.yellow' };
  }
}
