import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { byteText } from '../byteText.ts';
import { containerActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { containerState } from '../containerState.ts';
import { containerStateText } from '../containerStateText.ts';
import { containerTone } from '../containerTone.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { drawnStateWord } from '../drawnStateWord.ts';
import { makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';

/** A container in the card of its sandbox. */
export function containerCard(facts: ContainerFacts, sandbox: SandboxFacts, context: DiagramContext): Card {
  const { l10n } = context;
  const { container } = facts;
  const title = objectLabel(container.name, container.id);
  const state = containerState(facts, sandbox.sandbox);
  const sandboxName = objectLabel(sandbox.sandbox.name, sandbox.sandbox.id);
  return makeCard({
    id: cardIds.container(container.id),
    title,
    aside: containerStateText(facts, sandbox.sandbox, context),
    state: containerTone(state),
    ...memoryBar(facts, context),
    opens: { at: 'container', sandboxId: sandbox.sandbox.id, containerId: container.id },
    object: { kind: 'container', id: container.id },
    actions: containerActions(container, l10n),
    label: l10n.t('container {0}, {1}, in {2}', title, drawnStateWord(state, l10n), sandboxName),
    search: [title, container.id, container.image].map(plainText).join('\n').toLowerCase(),
  });
}

/** Memory in use of its limit, where both are known. */
function memoryBar({ cgroup: { limits, usage } }: ContainerFacts, { l10n }: DiagramContext): Pick<Card, 'bar'> {
  const limit = limits.known ? limits.value.memoryBytes : undefined;
  const used = usage.known ? usage.value.memoryBytes : undefined;
  if (limit === undefined || used === undefined || limit <= 0) {
    return {};
  }
  const share = Math.min(1, used / limit);
  const tone = share > 0.9 ? 'bad' : share > 0.75 ? 'warn' : 'good';
  return { bar: { share, tone, title: l10n.t('memory: {0} of {1}', byteText(used), byteText(limit)) } };
}
