import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { sandboxContextValue } from '../../contrib/contextValues.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { stateWord } from '../../words/states.ts';
import { age } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { sandboxActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { newestAttempts, worstFirst } from '../container/attempts.ts';
import { containerCard } from '../container/containerCard.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { usesHost } from '../namespace/namespaceIdentity.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import {
  sandboxClientWord,
  sandboxTone,
  sandboxTroubleText,
  sandboxTroubleWord,
  staticPodBadges,
} from './sandboxState.ts';

/** Containers that have a card; a pod of Kubernetes has seldom more. */
const containerLimit = 6;

/** @param isUnderNamespace whether the heading over it names its namespace already */
export function sandboxCard(
  facts: SandboxFacts,
  isUnderNamespace: boolean,
  selectedCardId: string | undefined,
  context: WordContext,
): Card {
  const { l10n } = context;
  const { sandbox } = facts;
  const title = objectLabel(sandbox.name, sandbox.id);
  const containers = worstFirst(newestAttempts(facts.containers), sandbox);
  return makeCard({
    id: cardIds.sandbox(sandbox.id),
    title,
    // A badge says of a static pod that it is one.
    ...(facts.client === 'staticPod' ? {} : { aside: sandboxClientWord(facts.client, l10n) }),
    state: sandboxTone(facts),
    lines: [
      subtitle(facts, isUnderNamespace, context),
      ...hiddenLine(facts.containers.length, containers.length, context),
    ],
    badges: sandboxBadges(facts, context),
    hue: 'none',
    opens: { at: 'sandbox', sandboxId: sandbox.id },
    object: { kind: 'sandbox', id: sandbox.id },
    contextValue: sandboxContextValue(
      sandbox,
      facts.containers.map(({ container }) => container),
    ),
    actions: sandboxActions(facts, l10n),
    cards: containers
      .filter(({ container }, index) => index < containerLimit || cardIds.container(container.id) === selectedCardId)
      .map((container) => containerCard(container, facts, context)),
    label: l10n.t(
      'sandbox {0}, {1}, namespace {2}',
      title,
      stateWord(sandbox.state, l10n),
      plainText(sandbox.namespace),
    ),
    search: searchText(facts),
  });
}

/** `3d`, with the attempt where it is not the first. */
function subtitle({ sandbox }: SandboxFacts, isUnderNamespace: boolean, context: WordContext): Line {
  const { l10n } = context;
  const words = [
    isUnderNamespace ? '' : plainText(sandbox.namespace),
    age(sandbox.createdAtNs, context),
    sandbox.attempt > 0 ? l10n.t('attempt {0}', sandbox.attempt) : '',
    sandbox.state === 'notReady' ? l10n.t('not ready') : '',
  ];
  return cardLine(words.filter((word) => word !== '').join(' · '));
}

function hiddenLine(all: number, newest: number, { l10n }: WordContext): readonly Line[] {
  const earlier = all - newest;
  const more = Math.max(0, newest - containerLimit);
  return [
    ...(more === 0
      ? []
      : [cardLine(more === 1 ? l10n.t('+ 1 more container') : l10n.t('+ {0} more containers', more))]),
    ...(earlier === 0
      ? []
      : [cardLine(earlier === 1 ? l10n.t('1 earlier attempt') : l10n.t('{0} earlier attempts', earlier))]),
  ];
}

/** The ids too: they are what a log or an error names. */
function searchText({ sandbox, containers }: SandboxFacts): string {
  const names = containers.slice(0, 2 * containerLimit).map(({ container }) => plainText(container.name));
  const words = [sandbox.name, sandbox.namespace, sandbox.id].map(plainText);
  return [...words, ...names].join('\n').toLowerCase();
}

/** What is out of the ordinary: trouble, and what is shared with the host or between the containers. */
function sandboxBadges(sandbox: SandboxFacts, context: WordContext): readonly Badge[] {
  const { l10n } = context;
  const { trouble, namespaces, containers, runtime } = sandbox;
  const { net, pid, ipc } = namespaces;
  // A Sentry or a hypervisor is an ordinary process of the node; what runs inside sees nothing of that.
  const seesHost = isolationKind(runtime).showsNode;
  return [
    ...(trouble === undefined
      ? []
      : badge(sandboxTroubleWord(trouble, l10n), 'bad', sandboxTroubleText(trouble, l10n))),
    ...staticPodBadges(sandbox, context),
    ...(usesHost(net)
      ? badge(l10n.t('host network'), 'warn', l10n.t('It is in the network namespace of the node.'))
      : []),
    ...(seesHost && usesHost(pid)
      ? badge(l10n.t('host PID'), 'warn', l10n.t('It sees all processes of the node.'))
      : []),
    ...(seesHost && usesHost(ipc)
      ? badge(l10n.t('host IPC'), 'warn', l10n.t('It is in the IPC namespace of the node.'))
      : []),
    ...(containers.some((facts) => facts.namespaces.pid.known && facts.namespaces.pid.value.owner === 'sandbox')
      ? badge(l10n.t('shared PID'), 'plain', l10n.t('Its containers see each other’s processes.'))
      : []),
  ];
}

function badge(text: string, tone: Badge['tone'], title: string): readonly Badge[] {
  return [{ text, tone, title }];
}
