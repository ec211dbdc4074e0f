import type { DiscoveryEntry, DiscoveryProblem } from '../../contract/endpoint.ts';
import { errorText } from '../../words/errorWords.ts';
import { plainDetail } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { factRow, groupRows, type Row, type RowIcon } from './row.ts';

/** What the search for endpoints looked at. It belongs to no endpoint, and matters most when there is none. */
export function projectDiscoveryRows(entries: readonly DiscoveryEntry[], context: WordContext): readonly Row[] {
  const rows = entries.map((entry) =>
    factRow('', 'discovery', {
      key: `${entry.source ?? ''}:${entry.address ?? entry.problem?.problem ?? ''}`,
      label: entry.address ?? entry.source ?? '',
      value: valueOf(entry, context),
      icon: outcomeIcon(entry),
    }),
  );
  return groupRows('', 'discovery', context.l10n.t('Discovery'), rows, 'collapsed');
}

function valueOf(entry: DiscoveryEntry, context: WordContext): string {
  const { address, source, problem } = entry;
  const whence = address === undefined ? '' : (source ?? context.l10n.t('usual place'));
  const why = problem === undefined ? '' : problemText(problem, context);
  return [outcomeWord(entry, context), whence, why].filter((part) => part !== '').join(' · ');
}

function problemText(problem: DiscoveryProblem, { l10n }: WordContext): string {
  switch (problem.problem) {
    case 'address':
      return errorText(problem.failure, l10n);
    case 'notSocket':
      return l10n.t('not a socket');
    case 'unreadable':
      return l10n.t('cannot be read ({0})', problem.code);
    case 'noEndpoint':
      return l10n.t('it names no runtime-endpoint');
    case 'malformed':
      return l10n.t('line {0}: {1}', problem.line, plainDetail(problem.reason));
    case 'tab':
      return l10n.t('line {0}: YAML is indented with blanks, not with tabs', problem.line);
    case 'noBlank':
      return l10n.t('line {0}: a blank is missing after the colon', problem.line);
    case 'noMapping':
      return l10n.t('line {0}: no list of keys with values', problem.line);
    case 'noText':
      return l10n.t('line {0}: the value of runtime-endpoint is no text', problem.line);
    case 'emptyEndpoint':
      return l10n.t('line {0}: runtime-endpoint has no value', problem.line);
    case 'imageEndpointAlone':
      return l10n.t('line {0}: it names an image-endpoint and no runtime-endpoint', problem.line);
    case 'laterDocument':
      return l10n.t('line {0}: only the first document of the file counts', problem.line);
  }
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
