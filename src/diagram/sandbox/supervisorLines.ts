import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine } from '../makeCard.ts';
import { programName } from '../processText.ts';
import type { Line } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';

/** The process over a container where each has one: conmon on CRI-O, a shim under Docker. */
export function supervisorLines(
  { supervisor }: Pick<ContainerFacts, 'supervisor'>,
  context: DiagramContext,
): readonly Line[] {
  if (supervisor === undefined) {
    return [];
  }
  const { l10n } = context;
  if (!supervisor.known) {
    return [cardLine(l10n.t('the process over it is not known: {0}', unknownText(supervisor.reason, context)), 'warn')];
  }
  return [cardLine(l10n.t('under {0}, pid {1}', programName(supervisor.value), supervisor.value.pid))];
}
