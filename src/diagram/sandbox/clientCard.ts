import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { age } from '../../words/time.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';
import type { ChainFacts } from './chainFacts.ts';

/** Who asked for the sandbox, and when. */
export function clientCard({ snapshot, sandbox, context }: ChainFacts): Card {
  const { l10n } = context;
  const { kubelet } = snapshot.node;
  const asked = cardLine(l10n.t('asked {0} ago', age(sandbox.sandbox.createdAtNs, context)));
  if (sandbox.client === 'other') {
    return makeCard({
      id: cardIds.otherClients,
      title: l10n.t('another client'),
      hue: 'cri',
      lines: [asked, cardLine(l10n.t('No kubelet made this sandbox: nobody brings it back.'))],
    });
  }
  const process = kubelet.known && kubelet.value !== 'none' ? kubelet.value : undefined;
  return makeCard({
    id: cardIds.kubelet,
    title: 'kubelet',
    ...(process === undefined ? {} : { aside: l10n.t('pid {0}', process.pid) }),
    hue: 'cri',
    border: process === undefined ? 'hollow' : 'solid',
    badges: staticBadge(sandbox, context),
    lines: [asked, cardLine('RunPodSandbox, CreateContainer, StartContainer'), ...kubeletRemark(kubelet, context)],
  });
}

function staticBadge({ client }: SandboxFacts, { l10n }: DiagramContext): readonly Badge[] {
  return client === 'staticPod'
    ? [
        {
          text: l10n.t('static pod'),
          tone: 'accent',
          title: l10n.t('Made from a file of the node, not asked for by the API server.'),
        },
      ]
    : [];
}

function kubeletRemark(kubelet: ChainFacts['snapshot']['node']['kubelet'], context: DiagramContext): readonly Line[] {
  if (!kubelet.known) {
    return [cardLine(context.l10n.t('its process is not known: {0}', unknownText(kubelet.reason, context)), 'warn')];
  }
  return kubelet.value === 'none' ? [cardLine(context.l10n.t('No kubelet runs on this node now.'), 'warn')] : [];
}
