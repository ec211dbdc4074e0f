import type { Localize } from '../common/localize.ts';
import { known } from '../contract/layers/fact.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { sandboxCountText } from '../words/counts.ts';
import { age } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds } from './cardIds.ts';
import { unknownBadges } from './fact/factBadge.ts';
import { asIs, factLine } from './fact/factLine.ts';
import { unknownText } from './fact/factText.ts';
import { cardLine, makeCard } from './makeCard.ts';
import { type DetailsContext, makeDetails } from './makeDetails.ts';
import { processOrNone } from './process.ts';
import type { ChainFacts, ChainLink } from './projectSandboxScreen.ts';
import { changesWord } from './projectStatus.ts';
import { sandboxLinks } from './sandbox/sandboxLinks.ts';
import { staticPodBadges } from './sandbox/sandboxState.ts';
import type { Card, Connector, Line } from './screen/card.ts';
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

function kubeletCard({ node, sandboxes }: LayersSnapshot, context: WordContext): Card {
  const { l10n } = context;
  const { kubelet } = node;
  const owned = sandboxes.filter(({ client }) => client !== 'other').length;
  const presence = kubeletPresence(kubelet);
  const owns = cardLine(l10n.t('owns {0} of {1} sandboxes', owned, sandboxes.length));
  const content = {
    runs: { state: 'good', lines: [owns] },
    absent: {
      state: 'muted',
      // One that was stopped still owns what it made.
      lines: [cardLine(l10n.t('no kubelet on this node')), ...(owned === 0 ? [] : [owns])],
      border: 'hollow',
    },
    unknown: { state: 'warn', lines: [cardLine(l10n.t('not known whether one runs'), 'warn'), owns] },
  } as const;
  return makeCard({
    id: cardIds.kubelet,
    title: 'kubelet',
    ...pidAside(kubelet, context),
    ...content[presence],
    badges: unknownBadges([kubelet], context),
  });
}

function kubeletPresence(kubelet: NodeFacts['kubelet']): 'runs' | 'absent' | 'unknown' {
  if (!kubelet.known) {
    return 'unknown';
  }
  return kubelet.value === 'none' ? 'absent' : 'runs';
}

function pidAside(kubelet: NodeFacts['kubelet'], { l10n }: WordContext): Pick<Card, 'aside'> {
  return kubelet.known && kubelet.value !== 'none' ? { aside: l10n.t('pid {0}', kubelet.value.pid) } : {};
}

/** Who asks which service. The kubelet asks all the time, the others now and then; one that is not there asks nothing. */
export function clientConnectors(
  { node, sandboxes }: LayersSnapshot,
  services: readonly string[],
): readonly Connector[] {
  const asking = (from: string, asked: readonly string[], style: Connector['style']): readonly Connector[] =>
    asked.map((to) => ({ from, to, style }));
  return [
    ...(kubeletPresence(node.kubelet) === 'absent' ? [] : asking(cardIds.kubelet, services, 'solid')),
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
  const isThere = kubeletPresence(kubelet) === 'runs';
  const card = makeCard({
    id: cardIds.kubelet,
    title: 'kubelet',
    ...pidAside(kubelet, context),
    hue: 'cri',
    border: isThere ? 'solid' : 'hollow',
    badges: staticPodBadges(sandbox, context),
    lines: [...asked, cardLine('RunPodSandbox, CreateContainer, StartContainer'), ...kubeletRemark(kubelet, context)],
  });
  return { card, isThere };
}

function kubeletRemark(kubelet: NodeFacts['kubelet'], context: WordContext): readonly Line[] {
  if (!kubelet.known) {
    return [cardLine(context.l10n.t('its process is not known: {0}', unknownText(kubelet.reason, context)), 'warn')];
  }
  return kubelet.value === 'none' ? [cardLine(context.l10n.t('No kubelet runs on this node now.'), 'warn')] : [];
}

const listSource = { from: 'call', method: 'ListPodSandbox', field: 'items' } as const;

export function kubeletDetails({ snapshot, context }: DetailsContext): Details {
  const { l10n } = context;
  const { kubelet } = snapshot.node;
  const owned = snapshot.sandboxes.filter(({ client }) => client !== 'other');
  const staticPods = owned.filter(({ client }) => client === 'staticPod');
  const process = processOrNone(kubelet, l10n.t('none on this node'), context);
  return makeDetails(cardIds.kubelet, {
    title: 'kubelet',
    subtitle: l10n.t('Client of CRI'),
    lesson: kubeletLesson(l10n),
    facts: [
      ...process,
      factLine(l10n.t('Owns'), known(owned.length, listSource), (count) => sandboxCountText(count, l10n), context),
      factLine(l10n.t('Of Static Pods'), known(staticPods.length, listSource), String, context),
    ],
    links: sandboxLinks(owned, context),
  });
}

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

function kubeletLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The kubelet is Kubernetes’ agent on the node. It compares the pods that are assigned to the node with what runs, and asks the runtime over CRI for what is missing. It starts no process of a container itself.',
    ),
    l10n.t(
      'Until Kubernetes 1.24 (2022) it had a client for Docker built in, the dockershim. A sandbox that it does not know is an orphan to it, and it removes it.',
    ),
  ];
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
