import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';
import { holderName } from './holderName.ts';
import { supervisorLines } from './supervisorLines.ts';

/** The process that holds the sandbox's namespaces; no card where there is none by design. */
export function pauseCard(sandbox: SandboxFacts, context: DiagramContext): readonly Card[] {
  const { l10n } = context;
  const { pid, trouble, runtime } = sandbox;
  const id = cardIds.pause(sandbox.sandbox.id);
  const title = holderName(sandbox, l10n);
  if (trouble?.is === 'pauseGone' || (!pid.known && pid.reason.why === 'ended')) {
    const state = trouble?.is === 'pauseGone' ? 'bad' : 'muted';
    return [
      makeCard({ id, title, state, border: 'hollow', lines: [cardLine(l10n.t('its process has ended'), state)] }),
    ];
  }
  if (!pid.known) {
    const reason = l10n.t('its pid is not known: {0}', unknownText(pid.reason, context));
    return [makeCard({ id, title, border: 'hollow', lines: [cardLine(reason, 'warn')] })];
  }
  if (pid.value === 'none') {
    return [];
  }
  const holds =
    runtime.isolation === 'userSpaceKernel'
      ? l10n.t('answers the system calls of all containers of the pod')
      : l10n.t('holds what the containers of the pod share');
  const over = supervisorLines({ supervisor: sandbox.pauseSupervisor }, context);
  return [makeCard({ id, title, aside: l10n.t('pid {0}', pid.value), lines: [cardLine(holds), ...over] })];
}
