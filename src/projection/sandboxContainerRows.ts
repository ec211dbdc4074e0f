import { groupBy } from '../common/groupBy.ts';
import { compareNames } from '../common/order.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { containerRow } from './containerRow.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { Row } from './row.ts';
import { rowId } from './rowId.ts';

/** A sandbox's containers by name: of each the newest attempt, followed by one row that holds the earlier ones. */
export function sandboxContainerRows(
  endpointId: string,
  sandbox: Sandbox,
  containers: readonly PlacedContainer[],
  context: WordContext,
): readonly Row[] {
  const sorted = [...containers].sort(
    ({ container: a }, { container: b }) =>
      compareNames(a.name, b.name) || b.attempt - a.attempt || compareNames(a.id, b.id),
  );
  const byName = groupBy(sorted, ({ container }) => container.name);
  return [...byName].flatMap(([name, attempts]) => {
    const [newest, ...earlier] = attempts.map((container) => containerRow(endpointId, container, context));
    return [
      ...(newest === undefined ? [] : [newest]),
      ...(earlier.length === 0 ? [] : [earlierAttemptsRow(endpointId, sandbox, name, earlier, context)]),
    ];
  });
}

function earlierAttemptsRow(
  endpointId: string,
  sandbox: Sandbox,
  name: string,
  children: readonly Row[],
  { l10n }: WordContext,
): Row {
  return {
    id: rowId(endpointId, 'earlierAttempts', `${sandbox.id}:${name}`),
    kind: 'earlierAttempts',
    endpointId,
    objectId: '',
    label: children.length === 1 ? l10n.t('1 earlier attempt') : l10n.t('{0} earlier attempts', children.length),
    description: plainText(name),
    icon: { name: 'history' },
    contextValue: 'earlierAttempts',
    expansion: 'collapsed',
    children,
  };
}
