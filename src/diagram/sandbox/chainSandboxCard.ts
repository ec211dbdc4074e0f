import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { sandboxContextValue } from '../../contrib/contextValues.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { stateWord } from '../../words/states.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { sandboxActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { chainContainerCard } from '../container/containerCard.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import type { Card, Line } from '../screen/card.ts';
import { namespaceHolderCard } from './namespaceHolder.ts';
import { sandboxTone, sandboxTroubleText } from './sandboxState.ts';

/** The sandbox: what holds its namespaces, and its containers. */
export function chainSandboxCard({ sandbox, chosen, level, context }: ChainFacts): Card {
  const { l10n } = context;
  const { id, name, namespace, state } = sandbox.sandbox;
  const shownName = objectLabel(name, id);
  const word = stateWord(state, l10n);
  return makeCard({
    id: cardIds.sandbox(id),
    title: l10n.t('Sandbox {0}', shownName),
    aside: addressText(sandbox, context),
    state: sandboxTone(sandbox),
    hue: isolationKind(sandbox.runtime).hue(sandbox.runtime),
    label: l10n.t('sandbox {0}, {1}, namespace {2}', shownName, word, plainText(namespace)),
    lines: [
      cardLine([plainText(namespace), word].filter((part) => part !== '').join(' · ')),
      ...networkLines(sandbox, context),
      ...(sandbox.trouble === undefined ? [] : [cardLine(sandboxTroubleText(sandbox.trouble, l10n), 'bad')]),
      ...(sandbox.pid.known && sandbox.pid.value === 'none'
        ? [cardLine(l10n.t('no pause process: the namespaces are pinned as files'))]
        : []),
      ...shimRemark(sandbox, context),
    ],
    object: { kind: 'sandbox', id },
    contextValue: sandboxContextValue(
      sandbox.sandbox,
      sandbox.containers.map(({ container }) => container),
    ),
    actions: sandboxActions(sandbox, l10n),
    ...(level === 'container' ? { opens: { at: 'sandbox', sandboxId: id } } : {}),
    cards: [
      ...namespaceHolderCard(sandbox, context),
      ...chosen.shown.map((container) => chainContainerCard(container, sandbox, level, context)),
      ...(chosen.more > 0
        ? [makeCard({ id: cardIds.moreContainers(id), title: l10n.t('+ {0} more', chosen.more), border: 'hollow' })]
        : []),
    ],
  });
}

function addressText({ network }: SandboxFacts, { l10n }: WordContext): string {
  if (!network.known) {
    return '';
  }
  const { addresses, namespacePath } = network.value;
  return addresses[0] ?? (namespacePath === undefined ? l10n.t('host network') : '');
}

function networkLines({ network }: SandboxFacts, context: WordContext): readonly Line[] {
  if (!network.known) {
    return [cardLine(context.l10n.t('its network is not known: {0}', unknownText(network.reason, context)), 'warn')];
  }
  return network.value.namespacePath === undefined ? [] : [monoLine(network.value.namespacePath)];
}

function shimRemark({ shim }: SandboxFacts, { l10n }: WordContext): readonly Line[] {
  return shim.known && shim.value === 'none'
    ? [cardLine(l10n.t('no shim for the sandbox: each container has a process of its own over it'))]
    : [];
}
