import { known } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { cardIds } from '../cardIds.ts';
import { changesWord } from '../changesWord.ts';
import { sandboxCountText } from '../countText.ts';
import { factLine } from '../factLine.ts';
import { criExplorerLesson, kubeletLesson, otherClientsLesson } from '../lessons/clientLessons.ts';
import type { Details } from '../screen/details.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';
import { processOrNone } from './processFacts.ts';
import { sandboxLinks } from './sandboxLinks.ts';

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
  const made: readonly SandboxFacts[] = snapshot.sandboxes.filter(({ client }) => client === 'other');
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
      factLine(l10n.t('Endpoint'), known(snapshot.node.address, source), (text) => text, context, { mono: true }),
      factLine(
        l10n.t('Changes'),
        known(snapshot.changeSource, source),
        (kind) => changesWord(kind, l10n) || l10n.t('none yet'),
        context,
      ),
    ],
  });
}
