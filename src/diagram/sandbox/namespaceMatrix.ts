import type { Fact } from '../../contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes, type NamespaceUse } from '../../contract/layers/namespace.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { MatrixCell, NamespaceMatrix } from '../screen/sandboxScreen.ts';
import { type ChosenContainers, isLive } from './chosenContainers.ts';
import { matrixColor } from './matrixColor.ts';
import { namespaceCell } from './namespaceCell.ts';
import { NamespaceIdentities, type NamespaceIdentity } from './namespaceIdentity.ts';
import { namespaceMeaning } from './namespaceMeaning.ts';
import { containerRowLabel, sandboxRowLabel } from './namespaceRowLabel.ts';

interface Row {
  readonly label: string;
  readonly use: (type: NamespaceType) => Fact<NamespaceUse>;
  readonly identity: (type: NamespaceType) => NamespaceIdentity;
  /** It stands for files, which hold some types alone. */
  readonly isPinned?: boolean;
}

/** Who is in which namespace: the node, the sandbox's own process and its containers. Ended ones are left out. */
export function namespaceMatrix(
  sandbox: SandboxFacts,
  { shown, more }: ChosenContainers,
  node: NodeFacts,
  context: DiagramContext,
): NamespaceMatrix {
  const hostInodes = node.kernel.namespaces;
  const identities = new NamespaceIdentities(sandbox, hostInodes);
  const alone = shown.length === 1;
  const containers = shown.map(({ facts }) => facts).filter((facts) => alone || isLive(facts));
  const rows: readonly Row[] = [
    {
      label: sandboxRowLabel(sandbox, context),
      use: (type) => sandbox.namespaces[type],
      identity: (type) => identities.ofSandbox(type),
      isPinned: sandbox.pid.known && sandbox.pid.value === 'none',
    },
    ...containers.map(({ container, namespaces, ...facts }) => ({
      label: containerRowLabel({ container, namespaces, ...facts }, sandbox, context),
      use: (type: NamespaceType) => namespaces[type],
      identity: (type: NamespaceType) => identities.ofContainer(namespaces, type, container.id),
    })),
  ];
  const colors = new Map(namespaceTypes.map((type) => [type, colorsOf(rows.map(({ identity }) => identity(type)))]));
  const meaning = namespaceMeaning({ sandbox, containers, identities }, context);
  return {
    types: namespaceTypes,
    rows: [
      {
        label: context.l10n.t('host (pid 1)'),
        cells: namespaceTypes.map((type) => hostCell(hostInodes[type], type, context)),
      },
      ...rows.map(({ label, use, isPinned }, index) => ({
        label,
        cells: namespaceTypes.map((type) =>
          isPinned === true && !use(type).known
            ? absentCell(type, context)
            : namespaceCell(use(type), type, colors.get(type)?.[index] ?? matrixColor.unknown, context),
        ),
      })),
    ],
    meaning: more === 0 ? meaning : [...meaning, context.l10n.t('{0} more containers are not shown.', more)],
  };
}

function hostCell(inode: Fact<number>, type: NamespaceType, context: DiagramContext): MatrixCell {
  const use: Fact<NamespaceUse> = inode.known
    ? { ...inode, value: { owner: 'host', inode: inode.value } }
    : { known: true, value: { owner: 'host' }, source: { from: 'design', of: 'Linux' } };
  return namespaceCell(use, type, matrixColor.host, context);
}

/** No process of the sandbox's own has one, and none is pinned. */
function absentCell(type: NamespaceType, { l10n }: DiagramContext): MatrixCell {
  return { text: '–', color: matrixColor.unknown, title: `${type}: ${l10n.t('no process of the sandbox holds one')}` };
}

/** The colour of each row in one column. */
function colorsOf(identities: readonly NamespaceIdentity[]): readonly number[] {
  const isShared = (identity: string): boolean => identities.filter((other) => other === identity).length > 1;
  return identities.map((identity) => {
    if (identity === undefined) {
      return matrixColor.unknown;
    }
    if (identity === 'host') {
      return matrixColor.host;
    }
    return identity === 'sandbox' && isShared(identity)
      ? matrixColor.shared
      : matrixColor.firstOwn + identities.indexOf(identity);
  });
}
