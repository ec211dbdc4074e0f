import type { SandboxDetails } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { objectLabel } from '../words/names.ts';
import { stateWord } from '../words/states.ts';
import { fullTime } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { labelFacts } from './labelFacts.ts';
import { type TooltipFact, tooltipFact, tooltipFacts } from './tooltipFact.ts';
import { verbosePid } from './verbosePid.ts';

/** Empty for an id that is no longer there. Without details the tooltip says what the list has told. */
export function projectSandboxTooltip(
  snapshot: EndpointSnapshot,
  id: string,
  context: WordContext,
  details?: SandboxDetails,
): readonly TooltipFact[] {
  const sandbox = snapshot.sandboxes.get(id);
  if (sandbox === undefined) {
    return [];
  }
  const { l10n } = context;
  const pid = sandbox.state === 'ready' && details !== undefined ? verbosePid(details.raw) : undefined;
  return [
    ...tooltipFact(l10n.t('Pod'), objectLabel(sandbox.name, sandbox.id)),
    ...tooltipFact(l10n.t('Namespace'), sandbox.namespace),
    ...tooltipFact(l10n.t('ID'), sandbox.id),
    ...tooltipFact(l10n.t('UID'), sandbox.uid),
    ...tooltipFact(l10n.t('State'), stateWord(sandbox.state, l10n)),
    ...tooltipFact(l10n.t('Runtime Handler'), sandbox.runtimeHandler),
    ...tooltipFact(l10n.t('Attempt'), String(sandbox.attempt)),
    ...tooltipFact(l10n.t('Created'), fullTime(sandbox.createdAtNs)),
    ...tooltipFact(l10n.t('PID'), pid?.toString()),
    ...tooltipFacts(l10n.t('Addresses'), details?.ips ?? []),
    ...labelFacts(sandbox.labels, context),
  ];
}
