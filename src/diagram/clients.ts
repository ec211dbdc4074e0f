import type { Localize } from '../common/localize.ts';
import { known } from '../contract/layers/fact.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { sandboxCountText } from '../words/counts.ts';
import { age } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds } from './cardIds.ts';
import { asIs, factLine } from './fact/factLine.ts';
import { kubeletCard, kubeletPid, kubeletPresence, kubeletRemark } from './kubelet.ts';
import { cardLine, makeCard } from './makeCard.ts';
import { type DetailsContext, makeDetails } from './makeDetails.ts';
import type { ChainFacts, ChainLink } from './projectSandboxScreen.ts';
import { changesWord } from './projectStatus.ts';
import { sandboxLinks } from './sandbox/sandboxLinks.ts';
import { staticPodBadges } from './sandbox/sandboxState.ts';
import type { Card, Connector } from './screen/card.ts';
import type { Details } from './screen/details.ts';

/** Who asks the runtime: the kubelet, whoever made sandboxes by hand, and CRI Explorer itself. */
export function clientCards(snapshot: LayersSnapshot, context: WordContext): readonly Card[] {
  const manual = snapshot.sandboxes.filter(({ client }) => client === 'other').length;
  return [
    kubeletCard(snapshot, context),
    ...(manual === 0 ? [] : [otherClientsCard(manual, context)]),
    criExplorerCard(context),
  ];
}

/** Dashed: whoever it was, such as crictl, asked and ended. */
function otherClientsCard(count: number, { l10n }: WordContext): Card {
  return makeCard({
    id: cardIds.otherClients,
    title: l10n.t('Other clients'),
    lines: [cardLine(l10n.t('made {0} by hand', sandboxCountText(count, l10n)))],
    border: 'dashed',
  });
}

function criExplorerCard({ l10n }: WordContext): Card {
  return makeCard({
    id: cardIds.criExplorer,
    title: l10n.t('CRI Explorer (you)'),
    lines: [cardLine(l10n.t('reads, and acts when you ask'))],
  });
}

/** Who asks which service. The kubelet asks all the time, the others now and then; one that is not there asks nothing. */
export function clientConnectors(
  { node, sandboxes }: LayersSnapshot,
  services: readonly string[],
): readonly Connector[] {
  const presence = kubeletPresence(node);
  const mayAsk = presence !== 'absent' && presence !== 'asksElsewhere';
  const asking = (from: string, asked: readonly string[], style: Connector['style']): readonly Connector[] =>
    asked.map((to) => ({ from, to, style }));
  return [
    ...(mayAsk ? asking(cardIds.kubelet, services, presence === 'asksHere' ? 'solid' : 'dashed') : []),
    ...(sandboxes.some(({ client }) => client === 'other')
      ? asking(cardIds.otherClients, [cardIds.runtimeService], 'dashed')
      : []),
    ...asking(cardIds.criExplorer, services, 'dashed'),
  ];
}

/** Who asked for the sandbox, and when. */
export function chainClientLink({ snapshot, sandbox, context }: ChainFacts): ChainLink {
  const { l10n } = context;
  const { kubelet } = snapshot.node;
  const since = age(sandbox.sandbox.createdAtNs, context);
  const asked = since === '' ? [] : [cardLine(l10n.t('asked {0} ago', since))];
  if (sandbox.client === 'other') {
    const card = makeCard({
      id: cardIds.otherClients,
      title: l10n.t('another client'),
      hue: 'cri',
      lines: [...asked, cardLine(l10n.t('No kubelet made this sandbox: nobody brings it back.'))],
    });
    return { card, isThere: true };
  }
  const presence = kubeletPresence(snapshot.node);
  const isThere = presence === 'asksHere';
  const card = makeCard({
    id: cardIds.kubelet,
    title: 'kubelet',
    ...kubeletPid(kubelet, context),
    hue: 'cri',
    border: isThere || presence === 'maybeAsksHere' ? 'solid' : 'hollow',
    badges: staticPodBadges(sandbox, context),
    lines: [
      ...asked,
      cardLine('RunPodSandbox, CreateContainer, StartContainer'),
      ...kubeletRemark(snapshot.node, context),
    ],
  });
  return { card, isThere };
}

const listSource = { from: 'call', method: 'ListPodSandbox', field: 'items' } as const;

export function otherClientsDetails({ snapshot, context }: DetailsContext): Details {
  const { l10n } = context;
  const made = snapshot.sandboxes.filter(({ client }) => client === 'other');
  return makeDetails(cardIds.otherClients, {
    title: l10n.t('Other clients'),
    subtitle: l10n.t('Clients of CRI'),
    lesson: otherClientsLesson(l10n),
    facts: [
      factLine(l10n.t('Made'), known(made.length, listSource), (count) => sandboxCountText(count, l10n), context),
    ],
    links: sandboxLinks(made, context),
  });
}

export function criExplorerDetails({ snapshot, context }: DetailsContext): Details {
  const { l10n } = context;
  const source = { from: 'design', of: 'CRI Explorer' } as const;
  return makeDetails(cardIds.criExplorer, {
    title: 'CRI Explorer',
    subtitle: l10n.t('Client of CRI'),
    lesson: criExplorerLesson(l10n),
    facts: [
      factLine(l10n.t('Endpoint'), known(snapshot.node.address, source), asIs, context, { mono: true }),
      factLine(
        l10n.t('Changes'),
        known(snapshot.changeSource, source),
        (kind) => changesWord(kind, l10n) || l10n.t('none yet'),
        context,
      ),
    ],
  });
}

function otherClientsLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'Anybody who may open the socket can ask the runtime for sandboxes, as crictl does. Such a client asks and ends: nobody restarts what it made.',
    ),
    l10n.t('On a node with a kubelet such sandboxes do not live long: the kubelet takes them for orphans.'),
  ];
}

function criExplorerLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'This extension is a client like the kubelet: it speaks the same calls over the same socket. What it draws it has read there, in containerd’s own services, and in /proc where that is allowed.',
    ),
    l10n.t('The Calls panel lists every call that it makes.'),
  ];
}
