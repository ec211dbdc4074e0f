import { groupBy } from '../../common/groupBy.ts';
import { compareKnown, compareNames, compareText } from '../../common/order.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds, groupIds } from '../cardIds.ts';
import type { Column } from '../handler/columns.ts';
import type { SandboxGroup } from '../screen/nodeScreen.ts';
import type { Choices } from '../screen/screen.ts';
import { sandboxCard } from './sandboxCard.ts';
import { sandboxTone } from './sandboxState.ts';

/** Cards of a group that is not opened. */
const groupLimit = 6;
/** Cards of a column without those of opened groups, and the groups that have a heading of their own. */
const columnLimit = 24;
const headingLimit = 16;

/** What a person chose that decides which of many cards are drawn. */
export type DrawnChoices = Pick<Choices, 'expandedGroups'> & Partial<Choices>;

interface Members {
  readonly id: string;
  readonly title: string;
  /** Whether the title is the namespace of all of them. */
  readonly isNamespace: boolean;
  /** Troubled ones first, then the newest. */
  readonly sandboxes: readonly SandboxFacts[];
  readonly troubled: number;
}

/** The sandboxes of a column by namespace: those with trouble first, and no more cards than a person can read. */
export function sandboxGroups(
  column: Column,
  { expandedGroups, selectedCardId }: DrawnChoices,
  context: WordContext,
): readonly SandboxGroup[] {
  let left = columnLimit;
  return headed(namespaces(column, context), column, context).map(({ id, title, isNamespace, sandboxes, troubled }) => {
    const isExpanded = expandedGroups.includes(id);
    const shown = isExpanded ? sandboxes.length : Math.min(groupLimit, sandboxes.length, left);
    left -= isExpanded ? 0 : shown;
    const cards = sandboxes
      .filter((facts, index) => index < shown || isSelected(facts, selectedCardId))
      .map((facts) => sandboxCard(facts, isNamespace, selectedCardId, context));
    return { id, title, count: sandboxes.length, troubled, cards, isExpanded };
  });
}

/** Whether the sandbox or one of its containers is: whoever selects its row in the tree wants to see it. */
function isSelected({ sandbox, containers }: SandboxFacts, selectedCardId: string | undefined): boolean {
  return (
    selectedCardId !== undefined &&
    (selectedCardId === cardIds.sandbox(sandbox.id) ||
      containers.some(({ container }) => selectedCardId === cardIds.container(container.id)))
  );
}

function namespaces({ key, sandboxes }: Column, { l10n }: WordContext): readonly Members[] {
  return [...groupBy(sandboxes, ({ sandbox }) => sandbox.namespace)]
    .map(([namespace, members]) => ({
      id: groupIds.namespace(key, namespace),
      title: plainText(namespace) || l10n.t('no namespace'),
      isNamespace: true,
      ...inOrder(members),
    }))
    .sort(
      (left, right) => Number(right.troubled > 0) - Number(left.troubled > 0) || compareNames(left.title, right.title),
    );
}

/** Past a number of namespaces the rest is one group: a node may have as many as it has sandboxes. */
function headed(groups: readonly Members[], { key }: Column, { l10n }: WordContext): readonly Members[] {
  if (groups.length <= headingLimit) {
    return groups;
  }
  const rest = groups.slice(headingLimit - 1);
  const title = l10n.t('{0} other namespaces', rest.length);
  const members = inOrder(rest.flatMap(({ sandboxes }) => sandboxes));
  return [...groups.slice(0, headingLimit - 1), { id: groupIds.others(key), title, isNamespace: false, ...members }];
}

const ranks = { bad: 0, warn: 1, good: 2, muted: 3 } as const;

function inOrder(sandboxes: readonly SandboxFacts[]): Pick<Members, 'sandboxes' | 'troubled'> {
  const ranked = sandboxes.map((facts) => ({ facts, rank: ranks[sandboxTone(facts)] }));
  ranked.sort((left, right) => left.rank - right.rank || newestFirst(left.facts, right.facts));
  return {
    sandboxes: ranked.map(({ facts }) => facts),
    troubled: ranked.filter(({ rank }) => rank <= ranks.warn).length,
  };
}

/** Sandboxes made at the same moment keep one order, so that their cards keep their places. */
function newestFirst({ sandbox: left }: SandboxFacts, { sandbox: right }: SandboxFacts): number {
  const [at, otherAt] = [left.createdAtNs, right.createdAtNs];
  // Also here what is not known comes last.
  const order = at === undefined || otherAt === undefined ? compareKnown(at, otherAt) : compareKnown(otherAt, at);
  return order || compareText(left.id, right.id);
}
