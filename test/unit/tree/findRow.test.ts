import { describe, expect, it } from 'vitest';
import { contextValueOf } from '../../builders/contextValues.ts';

import type { Row, RowKind } from '../../../src/tree/rows/row.ts';
import { pathToObject } from '../../../src/tree/findRow.ts';
function row(id: string, kind: RowKind, objectId: string, children: readonly Row[] = []): Row {
  return {
    id,
    kind,
    endpointId: 'one',
    objectId,
    label: id,
    description: '',
    contextValue: contextValueOf(kind),
    expansion: children.length === 0 ? 'none' : 'collapsed',
    children,
  };
}

const wanted = { endpointId: 'one', kind: 'container', objectId: 'c1' } as const;

function ids(path: readonly Row[]): readonly string[] {
  return path.map(({ id }) => id);
}

describe('pathToObject', () => {
  it('gives every row from the root to the object', () => {
    const roots = [
      row('g1', 'group', '', [row('x', 'container', 'c0')]),
      row('g2', 'group', '', [row('p', 'page', '', [row('y', 'container', 'c1')])]),
    ];
    expect(ids(pathToObject(roots, wanted))).toEqual(['g2', 'p', 'y']);
  });

  it('prefers the row that is nearest to the roots', () => {
    const roots = [row('s', 'sandbox', 's1', [row('deep', 'container', 'c1')]), row('top', 'container', 'c1')];
    expect(ids(pathToObject(roots, wanted))).toEqual(['top']);
  });

  it('looks at the rows of its endpoint only, and at its own kind', () => {
    const other = { ...row('o', 'container', 'c1'), endpointId: 'two' };
    expect(pathToObject([other, row('s', 'sandbox', 'c1')], wanted)).toEqual([]);
  });
});
