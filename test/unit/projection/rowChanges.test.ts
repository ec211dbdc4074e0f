import { describe, expect, it } from 'vitest';
import { accessibleLabel } from '../../../src/projection/accessibleLabel.ts';
import { neighbourId } from '../../../src/projection/neighbourId.ts';
import type { Row } from '../../../src/projection/row.ts';
import { type RowChanges, rowChanges, rowChangesInParts } from '../../../src/projection/rowChanges.ts';
import { ShownRows } from '../../../src/projection/shownRows.ts';
import { english } from '../../builders/projection.ts';

function row(id: string, children: readonly Row[] = [], changes: Partial<Row> = {}): Row {
  return {
    id,
    kind: 'sandbox',
    endpointId: 'e',
    objectId: id,
    label: id,
    description: '',
    icon: { name: 'layers', color: 'charts.green' },
    contextValue: 'sandbox.ready',
    expansion: children.length === 0 ? 'none' : 'collapsed',
    children,
    ...changes,
  };
}

/** With everything opened. */
function shown(roots: readonly Row[]): ShownRows {
  const rows = new ShownRows();
  const open = (parentId: string | undefined, list: readonly Row[]): void =>
    rows.show(parentId, list).forEach(({ id, children }) => open(id, children));
  open(undefined, roots);
  return rows;
}

function changes(before: readonly Row[], after: readonly Row[]): RowChanges {
  return rowChanges(shown(before), after).changes;
}

describe('rowChanges', () => {
  it('finds nothing between equal forests', () => {
    expect(changes([row('a', [row('b')])], [row('a', [row('b')])])).toEqual({ scope: 'rows', ids: [] });
  });

  it('redraws all when a root comes, goes or moves', () => {
    expect(changes([], [row('a')])).toEqual({ scope: 'all' });
    expect(changes([row('a')], [])).toEqual({ scope: 'all' });
    expect(changes([row('a'), row('b')], [row('b'), row('a')])).toEqual({ scope: 'all' });
  });

  it.each<[string, Partial<Row>]>([
    ['label', { label: 'x' }],
    ['description', { description: 'x' }],
    ['context value', { contextValue: 'sandbox.notReady' }],
    ['icon', { icon: { name: 'x' } }],
    ['colour', { icon: { name: 'layers', color: 'x' } }],
    ['lost icon', { icon: undefined }],
    ['expansion', { expansion: 'expanded' }],
  ])('names the one row whose %s differs', (_what, differing) => {
    const forest = (leaf: Row): readonly Row[] => [row('a', [row('b'), leaf]), row('d')];
    expect(changes(forest(row('c')), forest(row('c', [], differing)))).toEqual({ scope: 'rows', ids: ['c'] });
  });

  it('names the parent of a child that came, and nothing under it', () => {
    const before = [row('a', [row('b', [row('c')])])];
    const after = [row('a', [row('b', [row('c', [], { label: 'x' }), row('d')])])];
    expect(changes(before, after)).toEqual({ scope: 'rows', ids: ['b'] });
  });

  it('neither makes nor compares the children of a row that nobody has opened', () => {
    const closed = (): Row => ({
      ...row('a'),
      expansion: 'collapsed',
      get children(): readonly Row[] {
        throw new Error('nobody asked');
      },
    });
    const before = new ShownRows();
    before.show(undefined, [closed()]);
    expect(rowChanges(before, [closed()]).changes).toEqual({ scope: 'rows', ids: [] });
  });

  it('keeps open what was open when it gets another parent', () => {
    const group = row('g', [row('a', [row('b')])], { expansion: 'expanded' });
    const { after, changes: found } = rowChanges(shown([row('a', [row('b')])]), [group]);
    expect(found).toEqual({ scope: 'all' });
    expect(after.parentId('a')).toBe('g');
    expect(after.row('b')?.id).toBe('b');
  });
});

describe('ShownRows', () => {
  it('shows the first row of an id, and names no change for the second one', () => {
    const twice = (): Row => row('a', [row('b', [], { label: 'first' }), row('b')]);
    const rows = shown([twice(), twice()]);
    expect(rows.roots).toHaveLength(1);
    expect(rows.children('a')?.map(({ label }) => label)).toEqual(['first']);
    expect(rowChanges(rows, [twice()]).changes).toEqual({ scope: 'rows', ids: [] });
  });
});

describe('neighbourId', () => {
  const forest = shown([row('a', [row('a1'), row('a2'), row('a3')]), row('b')]);
  const after =
    (...gone: readonly string[]) =>
    (id: string): boolean =>
      !gone.includes(id);

  it('is the next sibling, then the one before, then the parent', () => {
    expect(neighbourId(forest, 'a2', after('a2'))).toBe('a3');
    expect(neighbourId(forest, 'a3', after('a3'))).toBe('a2');
    expect(neighbourId(forest, 'a2', after('a1', 'a2', 'a3'))).toBe('a');
    expect(neighbourId(forest, 'a2', after('a', 'a1', 'a2', 'a3'))).toBe('b');
    expect(neighbourId(forest, 'a2', () => false)).toBeUndefined();
    expect(neighbourId(forest, 'unknown', () => true)).toBeUndefined();
  });
});

describe('accessibleLabel', () => {
  it('says in words what the icon shows', () => {
    expect(accessibleLabel(row('web-0', [], { description: 'shop · 3d' }), english)).toBe(
      'sandbox, web-0, ready, shop · 3d',
    );
    expect(accessibleLabel(row('app', [], { kind: 'container', contextValue: 'container.running' }), english)).toBe(
      'container, app, running',
    );
  });

  it('comes in parts where there are many rows, and to the same end', () => {
    const many = (label: string): readonly Row[] => [
      row(
        'group',
        Array.from({ length: 2_000 }, (_, at) => row(`row-${at}`, [], at === 1_700 ? { label } : {})),
      ),
    ];
    const before = shown(many('old'));
    const parts = rowChangesInParts(before, many('new'));
    let count = 0;
    let part = parts.next();
    while (part.done !== true) {
      count += 1;
      part = parts.next();
    }
    expect(count).toBeGreaterThan(3);
    expect(part.value.changes).toEqual({ scope: 'rows', ids: ['row-1700'] });
    expect(part.value.after.children('group')).toHaveLength(2_000);
  });
});
