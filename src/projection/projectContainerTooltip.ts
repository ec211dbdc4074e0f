import type { ContainerExit } from '../contract/container.ts';
import type { ContainerDetails } from '../contract/runtime.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { containerPlace, objectLabel } from '../words/names.ts';
import { stateWord } from '../words/states.ts';
import { fullTime } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { labelFacts } from './labelFacts.ts';
import { type TooltipFact, tooltipFact } from './tooltipFact.ts';
import { verbosePid } from './verbosePid.ts';

/** Empty for an id that is no longer there. Without details the tooltip says what the list has told. */
export function projectContainerTooltip(
  snapshot: EndpointSnapshot,
  id: string,
  context: WordContext,
  details?: ContainerDetails,
): readonly TooltipFact[] {
  const container = snapshot.containers.get(id);
  if (container === undefined) {
    return [];
  }
  const { l10n } = context;
  const alive = container.state === 'created' || container.state === 'running';
  const pid = alive && details !== undefined ? verbosePid(details.raw) : undefined;
  const exit = container.exit ?? details?.exit;
  return [
    ...tooltipFact(l10n.t('Container'), objectLabel(container.name, container.id)),
    ...tooltipFact(l10n.t('Pod'), containerPlace(container, snapshot)),
    ...tooltipFact(l10n.t('ID'), container.id),
    ...tooltipFact(l10n.t('State'), stateWord(container.state, l10n)),
    ...(exit === undefined || alive ? [] : exitFacts(exit, context)),
    ...tooltipFact(l10n.t('PID'), pid?.toString()),
    ...tooltipFact(l10n.t('Image'), container.userSpecifiedImage || container.image),
    ...tooltipFact(l10n.t('Image ID'), container.imageId || container.imageRef),
    ...tooltipFact(l10n.t('Attempt'), String(container.attempt)),
    ...tooltipFact(l10n.t('Restarts'), container.annotations['io.kubernetes.container.restartCount']),
    ...tooltipFact(l10n.t('Created'), fullTime(container.createdAtNs)),
    ...tooltipFact(l10n.t('Log'), details?.logPath),
    ...labelFacts(container.labels, context),
  ];
}

function exitFacts(exit: ContainerExit, { l10n }: WordContext): readonly TooltipFact[] {
  return [
    ...tooltipFact(l10n.t('Exit Code'), String(exit.code)),
    ...tooltipFact(l10n.t('Reason'), exit.reason),
    ...tooltipFact(l10n.t('Message'), exit.message),
    ...tooltipFact(l10n.t('Finished'), exit.finishedAtNs === undefined ? '' : fullTime(exit.finishedAtNs)),
  ];
}
