import { describe, expect, it } from 'vitest';
import { accessibleLabel } from '../../../src/projection/accessibleLabel.ts';
import { distinctRows } from '../../../src/projection/distinctRows.ts';
import { neighbourId } from '../../../src/projection/neighbourId.ts';
import type { Row } from '../../../src/projection/row.ts';
import { rowChanges } from '../../../src/projection/rowChanges.ts';
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

describe('rowChanges', () => {
  it('finds nothing between equal forests', () => {
    expect(rowChanges([row('a', [row('b')])], [row('a', [row('b')])])).toEqual({ scope: 'rows', ids: [] });
  });

  it('redraws all when a root comes, goes or moves', () => {
    expect(rowChanges([], [row('a')])).toEqual({ scope: 'all' });
    expect(rowChanges([row('a')], [])).toEqual({ scope: 'all' });
    expect(rowChanges([row('a'), row('b')], [row('b'), row('a')])).toEqual({ scope: 'all' });
  });

  it.each<[string, Partial<Row>]>([
    ['label', { label: 'x' }],
    ['description', { description: 'x' }],
    ['context value', { contextValue: 'x' }],
    ['icon', { icon: { name: 'x' } }],
    ['colour', { icon: { name: 'layers', color: 'x' } }],
    ['lost icon', { icon: undefined }],
    ['expansion', { expansion: 'expanded' }],
  ])('names the one row whose %s differs', (_what, changes) => {
    const forest = (leaf: Row): readonly Row[] => [row('a', [row('b'), leaf]), row('d')];
    expect(rowChanges(forest(row('c')), forest(row('c', [], changes)))).toEqual({ scope: 'rows', ids: ['c'] });
  });

  it('names the parent of a child that came, and nothing under it', () => {
    const before = [row('a', [row('b', [row('c')])])];
    const after = [row('a', [row('b', [row('c', [], { label: 'x' }), row('d')])])];
    expect(rowChanges(before, after)).toEqual({ scope: 'rows', ids: ['b'] });
  });
});

describe('distinctRows', () => {
  it('keeps the first row of an id, wherever the second one is', () => {
    const rows = distinctRows([row('a', [row('b'), row('b')]), row('b'), row('a')]);
    expect(rows.map(({ id, children }) => [id, children.map((child) => child.id)])).toEqual([['a', ['b']]]);
  });
});

describe('neighbourId', () => {
  const forest = [row('a', [row('a1'), row('a2'), row('a3')]), row('b')];
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
});
