import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { failureWord } from '../words/failures.ts';
import type { WordContext } from '../words/wordContext.ts';
import { connectionWord } from './connectionWord.ts';
import { type TooltipFact, tooltipFact } from './tooltipFact.ts';

export function projectEndpointTooltip(
  { endpoint, connection, runtime }: EndpointSnapshot,
  context: WordContext,
): readonly TooltipFact[] {
  const { l10n } = context;
  return [
    ...tooltipFact(l10n.t('Endpoint'), endpoint.name),
    ...tooltipFact(l10n.t('Address'), endpoint.id),
    ...tooltipFact(l10n.t('State'), connectionWord(connection, context)),
    ...(connection.phase === 'stale' ? tooltipFact(l10n.t('Cause'), failureWord(connection.failure.reason, l10n)) : []),
    ...tooltipFact(l10n.t('Runtime'), runtime && `${runtime.version.name} ${runtime.version.version}`),
    ...tooltipFact(l10n.t('API Version'), runtime?.version.apiVersion),
  ];
}
