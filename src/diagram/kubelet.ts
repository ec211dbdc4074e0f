import type { Localize } from '../common/localize.ts';
import { known, unknown } from '../contract/layers/fact.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { sandboxCountText } from '../words/counts.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds } from './cardIds.ts';
import { unknownBadges } from './fact/factBadge.ts';
import { factLine, yesNo } from './fact/factLine.ts';
import { unknownText } from './fact/factText.ts';
import { cardLine, makeCard } from './makeCard.ts';
import { type DetailsContext, makeDetails } from './makeDetails.ts';
import { processOrNone } from './process.ts';
import { sandboxLinks } from './sandbox/sandboxLinks.ts';
import type { Card, Line } from './screen/card.ts';
import type { Details } from './screen/details.ts';

const listSource = { from: 'call', method: 'ListPodSandbox', field: 'items' } as const;

export function kubeletCard({ node, sandboxes }: LayersSnapshot, context: WordContext): Card {
  const { l10n } = context;
  const { kubelet } = node;
  const presence = kubeletPresence(node);
  const owned = sandboxes.filter(({ client }) => client !== 'other').length;
  const owns = cardLine(l10n.t('owns {0} of {1} sandboxes', owned, sandboxes.length));
  const content = {
    asksHere: { state: 'good', lines: [owns] },
    maybeAsksHere: {
      state: 'warn',
      lines: [cardLine(l10n.t('a kubelet runs; not known whether it uses this socket'), 'warn'), owns],
    },
    asksElsewhere: {
      state: 'muted',
      lines: [cardLine(l10n.t('a kubelet runs, and uses another socket')), ...(owned === 0 ? [] : [owns])],
      border: 'hollow',
    },
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
    ...kubeletPid(kubelet, context),
    ...content[presence],
    badges: unknownBadges([kubelet], context),
  });
}

type KubeletPresence = 'asksHere' | 'maybeAsksHere' | 'asksElsewhere' | 'absent' | 'unknown';

/** A kubelet of the machine is a client of this endpoint only where something says so: there may be another runtime. */
export function kubeletPresence({ kubelet, kubeletAsksHere: here }: NodeFacts): KubeletPresence {
  if (!kubelet.known) {
    return 'unknown';
  }
  if (kubelet.value === 'none') {
    return 'absent';
  }
  return here?.known === true ? (here.value ? 'asksHere' : 'asksElsewhere') : 'maybeAsksHere';
}

export function kubeletPid(kubelet: NodeFacts['kubelet'], { l10n }: WordContext): Pick<Card, 'aside'> {
  return kubelet.known && kubelet.value !== 'none' ? { aside: l10n.t('pid {0}', kubelet.value.pid) } : {};
}

export function kubeletRemark(node: NodeFacts, context: WordContext): readonly Line[] {
  const { l10n } = context;
  const { kubelet } = node;
  if (!kubelet.known) {
    return [cardLine(l10n.t('its process is not known: {0}', unknownText(kubelet.reason, context)), 'warn')];
  }
  switch (kubeletPresence(node)) {
    case 'maybeAsksHere':
      return [cardLine(l10n.t('a kubelet runs; not known whether it uses this socket'), 'warn')];
    case 'asksElsewhere':
      return [cardLine(l10n.t('a kubelet runs, and uses another socket'), 'warn')];
    case 'absent':
      return [cardLine(l10n.t('No kubelet runs on this node now.'), 'warn')];
    default:
      return [];
  }
}

export function kubeletDetails({ snapshot, context }: DetailsContext): Details {
  const { l10n } = context;
  const { kubelet, kubeletAsksHere = unknown({ why: 'notReadYet' }) } = snapshot.node;
  const isThere = kubelet.known && kubelet.value !== 'none';
  const owned = snapshot.sandboxes.filter(({ client }) => client !== 'other');
  const staticPods = owned.filter(({ client }) => client === 'staticPod');
  const process = processOrNone(kubelet, l10n.t('none on this node'), context);
  return makeDetails(cardIds.kubelet, {
    title: 'kubelet',
    subtitle: l10n.t('Client of CRI'),
    lesson: kubeletLesson(l10n),
    facts: [
      ...process,
      ...(isThere ? [factLine(l10n.t('Uses This Socket'), kubeletAsksHere, yesNo(l10n), context)] : []),
      factLine(l10n.t('Owns'), known(owned.length, listSource), (count) => sandboxCountText(count, l10n), context),
      factLine(l10n.t('Of Static Pods'), known(staticPods.length, listSource), String, context),
    ],
    links: sandboxLinks(owned, context),
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
