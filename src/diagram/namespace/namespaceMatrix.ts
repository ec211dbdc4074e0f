import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes, type NamespaceUse } from '../../contract/layers/namespace.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { type ChosenContainers, isLive } from '../container/attempts.ts';
import { sourceText, unknownText } from '../fact/factText.ts';
import type { MatrixCell, NamespaceMatrix } from '../screen/sandboxScreen.ts';
import { NamespaceIdentities, type NamespaceIdentity } from './namespaceIdentity.ts';
import { namespaceMeaning } from './namespaceMeaning.ts';

/** The colours of the matrix; from `firstOwn` on one for each row's own namespaces. */
const matrixColor = {
  /** What the sandbox and a container share. */
  shared: 0,
  firstOwn: 1,
  host: -1,
  unknown: -2,
} as const;

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
  context: WordContext,
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
      ...rows.map(({ label, use, identity, isPinned }, index) => ({
        label,
        cells: namespaceTypes.map((type) =>
          isPinned === true && !use(type).known
            ? absentCell(type, context)
            : namespaceCell(
                use(type),
                type,
                { isHost: identity(type) === 'host', color: colors.get(type)?.[index] ?? matrixColor.unknown },
                context,
              ),
        ),
      })),
    ],
    meaning: more === 0 ? meaning : [...meaning, context.l10n.t('{0} more containers are not shown.', more)],
  };
}

function hostCell(inode: Fact<number>, type: NamespaceType, context: WordContext): MatrixCell {
  const use: Fact<NamespaceUse> = inode.known
    ? { ...inode, value: { owner: 'host', inode: inode.value } }
    : { known: true, value: { owner: 'host' }, source: { from: 'design', of: 'Linux' } };
  return namespaceCell(use, type, { isHost: true, color: matrixColor.host }, context);
}

/** No process of the sandbox's own has one, and none is pinned. */
function absentCell(type: NamespaceType, { l10n }: WordContext): MatrixCell {
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

/** Enough to tell the namespaces of one node apart at a glance; the title has the whole. */
const shownDigits = 4;

/** @param isHost decided by the identity: the facts alone may not tell that it is the node's */
function namespaceCell(
  use: Fact<NamespaceUse>,
  type: NamespaceType,
  { isHost, color }: { readonly isHost: boolean; readonly color: number },
  context: WordContext,
): MatrixCell {
  const { l10n } = context;
  if (!use.known) {
    return { text: '?', color, title: `${type}: ${l10n.t('unknown')}; ${unknownText(use.reason, context)}` };
  }
  const { inode } = use.value;
  const owner = isHost ? 'host' : use.value.owner;
  const parts = [ownerSentence(owner, context), ...(inode === undefined ? [] : [String(inode)])];
  return {
    text: owner === 'host' || inode === undefined ? ownerWord(owner, context) : `…${String(inode).slice(-shownDigits)}`,
    color,
    title: `${type}: ${[...parts, sourceText(use.source, context)].join('; ')}`,
  };
}

function ownerWord(owner: NamespaceUse['owner'], { l10n }: WordContext): string {
  switch (owner) {
    case 'host':
      return l10n.t('host');
    case 'sandbox':
      return l10n.t('sandbox');
    case 'own':
      return l10n.t('own');
  }
}

function ownerSentence(owner: NamespaceUse['owner'], { l10n }: WordContext): string {
  switch (owner) {
    case 'host':
      return l10n.t('the node’s namespace');
    case 'sandbox':
      return l10n.t('the sandbox’s namespace');
    case 'own':
      return l10n.t('a namespace of its own');
  }
}

/** `pause 2130`, `Sentry 9041`; on CRI-O the files that stand for it. */
function sandboxRowLabel(sandbox: SandboxFacts, { l10n }: WordContext): string {
  const holder = isolationKind(sandbox.runtime).words.holder(l10n);
  if (!sandbox.pid.known) {
    return holder;
  }
  return sandbox.pid.value === 'none' ? l10n.t('pinned files') : `${holder} ${sandbox.pid.value}`;
}

function containerRowLabel(facts: ContainerFacts, sandbox: SandboxFacts, { l10n }: WordContext): string {
  const name = objectLabel(facts.container.name, facts.container.id);
  if (!isLive(facts)) {
    return l10n.t('{0} (ended)', name);
  }
  if (facts.insideSandbox) {
    return `${name} (${isolationKind(sandbox.runtime).words.inside(l10n)})`;
  }
  return facts.pid.known ? `${name} ${facts.pid.value}` : name;
}
