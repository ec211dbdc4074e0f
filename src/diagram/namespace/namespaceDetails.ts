import type { Localize } from '../../common/localize.ts';
import { type Fact, known } from '../../contract/layers/fact.ts';
import {
  type NamespaceFacts,
  type NamespaceType,
  namespaceTypes,
  type NamespaceUse,
} from '../../contract/layers/namespace.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { namespaceCount, sandboxesWith } from './namespaceCard.ts';
import { usesHost } from './namespaceIdentity.ts';

const listSource = { from: 'call', method: 'ListPodSandbox', field: 'items' } as const;

/** A type of namespace, with the sandboxes that use the node's: those are the exceptions, or else all. */
export function namespaceDetails(name: string, { snapshot, context }: DetailsContext): Details | undefined {
  const type: NamespaceType | undefined = namespaceTypes.find((one) => one === name);
  if (type === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { sandboxes, node } = snapshot;
  const count = namespaceCount(type, sandboxes);
  const source = sandboxes.map(({ namespaces: { [type]: use } }) => use).find((use) => use.known)?.source ?? listSource;
  // One source stands for all of them: either /proc may be read, or there are the specs alone.
  const counted = (value: number): Fact<number> => known(value, source);
  const sharing = sandboxesWith(type, sandboxes).filter(({ namespaces }) => usesHost(namespaces[type]));
  return makeDetails(cardIds.namespace(type), {
    title: l10n.t('Namespace {0}', type),
    subtitle: l10n.t('Of the host kernel'),
    lesson: namespaceLesson(type, l10n),
    facts: [
      factLine(l10n.t('The Node’s'), node.kernel.namespaces[type], String, context, { mono: true }),
      factLine(l10n.t('Sandboxes With Their Own'), counted(count.own), String, context),
      factLine(l10n.t('Sandboxes in the Node’s'), counted(count.host), String, context),
      factLine(l10n.t('Not Known'), counted(count.unknown), String, context),
    ],
    links: sandboxLinks(sharing, context),
  });
}

/** One line a type: whose it is, and its number where that could be read. */
export function namespaceLines(namespaces: NamespaceFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const owner = ({ owner: whose }: NamespaceUse): string => {
    switch (whose) {
      case 'host':
        return l10n.t('the host’s');
      case 'sandbox':
        return l10n.t('the sandbox’s');
      case 'own':
        return l10n.t('its own');
    }
  };
  const text = (use: NamespaceUse): string => (use.inode === undefined ? owner(use) : `${owner(use)} · ${use.inode}`);
  return namespaceTypes.map((type) => factLine(l10n.t('Namespace {0}', type), namespaces[type], text, context));
}

/** What a type of namespace changes, and how pods use it. */
function namespaceLesson(type: NamespaceType, l10n: Localize): readonly string[] {
  switch (type) {
    case 'mnt':
      return [
        l10n.t(
          'Which file systems are mounted where. Each container has its own, with its image as the root. It was the first type of namespace, in Linux 2.4.19 (2002).',
        ),
      ];
    case 'pid':
      return [
        l10n.t(
          'Which processes there are and how they are numbered: the first process of a container is 1 inside and has another number on the node. The node sees them all.',
        ),
        l10n.t(
          'Each container has its own, unless the pod shares one (shareProcessNamespace) or takes the node’s (hostPID).',
        ),
      ];
    case 'net':
      return [
        l10n.t(
          'Interfaces, addresses, routes, ports and firewall rules. The containers of a pod share one, and so reach each other at localhost.',
        ),
        l10n.t('With hostNetwork it is the node’s: the pod then takes ports of the node and sees its traffic.'),
      ];
    case 'ipc':
      return [
        l10n.t(
          'System V shared memory, semaphores and message queues, and POSIX message queues. The containers of a pod share one; with hostIPC it is the node’s.',
        ),
      ];
    case 'uts':
      return [l10n.t('The host name and the domain name. A pod has its own, on the host’s network the node’s.')];
    case 'user':
      return [
        l10n.t(
          'Maps user ids: root inside can be an ordinary user on the node, whose capabilities count inside only. What breaks out is then nobody.',
        ),
        l10n.t(
          'Pods have the node’s unless they say hostUsers: false. Root in a container is then root on the node, with fewer rights.',
        ),
      ];
    case 'cgroup':
      return [
        l10n.t(
          'Hides where in the cgroup hierarchy a process is: its own cgroup looks like the root. Limits do not depend on it. Runtimes make one for each container on cgroup v2.',
        ),
      ];
    case 'time':
      return [
        l10n.t(
          'Shifts the clocks that count from the start of the machine, since Linux 5.6 (2020). It is made for moving containers between machines; CRI does not offer it, so pods use the node’s.',
        ),
      ];
  }
}
