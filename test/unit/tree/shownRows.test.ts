import { describe, expect, it } from 'vitest';
import { neighbourId } from '../../../src/tree/findRow.ts';
import { accessibleLabel } from '../../../src/tree/rows/accessibleLabel.ts';
import type { Row } from '../../../src/tree/rows/row.ts';
import { type Comparison, type RowChanges, type RowsBefore, ShownRows } from '../../../src/tree/shownRows.ts';
import { english } from '../../builders/rows.ts';

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

function compared(before: ShownRows, after: readonly Row[]): { readonly found: Comparison; readonly steps: number } {
  const comparing = before.compare(after);
  for (let steps = 1; ; steps += 1) {
    const step = comparing.next();
    if (step.done === true) {
      return { found: step.value, steps };
    }
  }
}

function show(rows: ShownRows, roots: readonly Row[]): RowsBefore {
  return rows.show(compared(rows, roots).found);
}

/** With everything opened. */
function shown(roots: readonly Row[]): ShownRows {
  const rows = new ShownRows();
  show(rows, roots);
  const open = ({ id }: Row): void => rows.open(id).forEach(open);
  rows.roots.forEach(open);
  return rows;
}

function changes(before: readonly Row[], after: readonly Row[]): RowChanges {
  return compared(shown(before), after).found.changes;
}

describe('a comparison', () => {
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
    show(before, [closed()]);
    expect(compared(before, [closed()]).found.changes).toEqual({ scope: 'rows', ids: [] });
  });

  it('keeps open what was open when it gets another parent', () => {
    const group = row('g', [row('a', [row('b')])], { expansion: 'expanded' });
    const rows = shown([row('a', [row('b')])]);
    expect(compared(rows, [group]).found.changes).toEqual({ scope: 'all' });
    show(rows, [group]);
    expect(rows.row('a')?.parent?.id).toBe('g');
    expect(rows.row('b')?.id).toBe('b');
    expect(rows.row('a')?.opened?.map(({ id }) => id)).toEqual(['b']);
  });
});

describe('ShownRows', () => {
  it('shows the first row of an id, and names no change for the second one', () => {
    const twice = (): Row => row('a', [row('b', [], { label: 'first' }), row('b')]);
    const rows = shown([twice(), twice()]);
    expect(rows.roots).toHaveLength(1);
    expect(rows.row('a')?.opened?.map(({ label }) => label)).toEqual(['first']);
    expect(compared(rows, [twice()]).found.changes).toEqual({ scope: 'rows', ids: [] });
  });
});

describe('ShownRow', () => {
  it('is one a row id, and reads as the row was last drawn', () => {
    const rows = shown([row('a', [row('b')])]);
    const [a, b] = [rows.row('a'), rows.row('b')];
    expect({ ...row('a') }).toMatchObject({ id: a?.id, kind: a?.kind, objectId: a?.objectId, icon: a?.icon });
    show(rows, [row('a', [row('b', [], { description: 'later' })])]);
    expect([rows.row('a'), rows.row('b')]).toEqual([a, b]);
    expect(rows.row('b')).toBe(b);
    expect(b?.description).toBe('later');
    expect(rows.open('a')).toEqual([b]);
  });

  it('is another one when a row that went comes again, and so are those under it', () => {
    const rows = shown([row('a', [row('b')]), row('c')]);
    const gone = [rows.row('a'), rows.row('b')];
    show(rows, [row('c')]);
    expect([rows.row('a'), rows.row('b')]).toEqual([undefined, undefined]);
    expect(gone.map((each) => each?.label)).toEqual(['a', 'b']);
    show(rows, [row('a', [row('b')]), row('c')]);
    expect(rows.row('a')).not.toBe(gone[0]);
    expect(rows.row('a')?.opened).toBeUndefined();
    expect(rows.row('b')).toBeUndefined();
  });
});

describe('RowsBefore', () => {
  it('tells what rows there were, and where', () => {
    const rows = shown([row('a', [row('a1'), row('a2')]), row('b', [row('b1')])]);
    const before = show(rows, [row('b', [row('b1'), row('a1'), row('new')])]);
    const ids = (list: readonly Row[]): readonly string[] => list.map(({ id }) => id);
    expect(ids(before.children(undefined))).toEqual(['a', 'b']);
    expect(ids(before.children('a'))).toEqual(['a1', 'a2']);
    expect(ids(before.children('b'))).toEqual(['b1']);
    expect(['a', 'a1', 'a2', 'b', 'b1', 'new'].filter((id) => before.has(id))).toEqual(['a', 'a1', 'a2', 'b', 'b1']);
    expect(['a', 'a1', 'a2', 'b1'].map((id) => before.parentId(id))).toEqual([undefined, 'a', 'a', 'b']);
    expect(rows.row('a1')?.parent?.id).toBe('b');
  });
});

describe('neighbourId', () => {
  const rows = shown([row('a', [row('a1'), row('a2'), row('a3')]), row('b')]);
  const forest = show(rows, [row('c')]);
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
    const rows = shown(many('old'));
    const { found, steps } = compared(rows, many('new'));
    expect(steps).toBeGreaterThan(4);
    expect(found.changes).toEqual({ scope: 'rows', ids: ['row-1700'] });
    expect(rows.row('row-1700')?.label).toBe('old');
    rows.show(found);
    expect(rows.row('row-1700')?.label).toBe('new');
    expect(rows.row('group')?.opened).toHaveLength(2_000);
  });
});
