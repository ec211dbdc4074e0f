import type { Localize } from '../../common/localize.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes, type NamespaceUse } from '../../contract/layers/namespace.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { comparedFact, type ComparedSides } from '../compare/comparedFact.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';

/** Whether their namespaces are the node's or their own. That the numbers of their own differ is the rule. */
export function namespaceGroup({ left, right, context }: ComparedSides): readonly ComparedFact[] {
  const { l10n } = context;
  const shared = { left: sharing(left), right: sharing(right) };
  return [
    ...namespaceTypes.map((type) =>
      comparedFact(
        type,
        [left.namespaces[type], right.namespaces[type]],
        {
          format: (use) => useText(use, l10n),
          sameAs: (one, other) => (one.owner === 'host') === (other.owner === 'host'),
          meaning: ({ owner }) => {
            const isLeft = owner === 'host';
            const { ownKernel } = isolationKind((isLeft ? left : right).runtime);
            // The namespaces of a Sentry or a hypervisor say nothing of what a container sees.
            return type === 'user' || ownKernel === undefined ? hostMeaning(type, isLeft, l10n) : undefined;
          },
        },
        context,
      ),
    ),
    ...(shared.left === undefined || shared.right === undefined
      ? []
      : [sharingFact(shared.left, shared.right, context)]),
  ];
}

function sharingFact(left: Fact<boolean>, right: Fact<boolean>, context: WordContext): ComparedFact {
  const { l10n } = context;
  return comparedFact(
    l10n.t('Processes of its containers'),
    [left, right],
    {
      format: (isShared) => (isShared ? l10n.t('in one PID namespace') : l10n.t('in a PID namespace each')),
      meaning: (isShared) =>
        isShared
          ? l10n.t('In the left one the containers see each other’s processes.')
          : l10n.t('In the right one the containers see each other’s processes.'),
    },
    context,
  );
}

function useText({ owner, inode }: NamespaceUse, l10n: Localize): string {
  const word = owner === 'host' ? l10n.t('the node’s') : l10n.t('its own');
  return inode === undefined ? word : `${word} · ${inode}`;
}

function hostMeaning(type: NamespaceType, isLeft: boolean, l10n: Localize): string | undefined {
  switch (type) {
    case 'pid':
      return isLeft
        ? l10n.t('The left one sees every process of the node.')
        : l10n.t('The right one sees every process of the node.');
    case 'ipc':
      return isLeft
        ? l10n.t('Shared memory of the node’s processes is in reach of the left one.')
        : l10n.t('Shared memory of the node’s processes is in reach of the right one.');
    case 'user':
      return isLeft
        ? l10n.t('Root in the right one is another, ordinary user of the node.')
        : l10n.t('Root in the left one is another, ordinary user of the node.');
    case 'net':
    case 'mnt':
    case 'uts':
    case 'cgroup':
    case 'time':
      return undefined;
  }
}

/** Whether its containers are in one PID namespace, as far as that is known; `undefined` where it has no container. */
function sharing({ containers }: SandboxFacts): Fact<boolean> | undefined {
  const uses = containers.map(({ namespaces }) => namespaces.pid);
  const first = uses.find((use) => use.known) ?? uses[0];
  if (first === undefined) {
    return undefined;
  }
  return first.known
    ? { ...first, value: uses.some((use) => use.known && use.value.owner !== 'own') }
    : { known: false, reason: first.reason };
}
