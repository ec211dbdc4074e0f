import { describe, expect, it } from 'vitest';
import { RowElements } from '../../../../src/host/tree/rowElements.ts';
import type { Row } from '../../../../src/projection/row.ts';
import { sandboxRows } from '../../../builders/projection.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { snapshot } from '../../../builders/snapshot.ts';

function rowOf(attempt: number): Row {
  const [row] = sandboxRows(snapshot({ sandboxes: [sandbox({ attempt })] }));
  if (row === undefined) {
    throw new Error('a sandbox has a row');
  }
  return row;
}

describe('RowElements', () => {
  it('keeps one element a row, which reads as the row was last drawn', () => {
    const elements = new RowElements();
    const first = rowOf(0);
    const element = elements.of(first);
    expect({ ...first }).toMatchObject({ id: element.id, kind: element.kind, objectId: element.objectId });
    expect(elements.of(rowOf(1))).toBe(element);
    expect(element.description).toBe('shop · attempt 1 · 3d');
    elements.update(() => rowOf(2));
    expect(element.description).toBe('shop · attempt 2 · 3d');
    expect(elements.get(first.id)).toBe(element);
  });

  it('lets go of the element of a row that is gone', () => {
    const elements = new RowElements();
    const element = elements.of(rowOf(0));
    elements.update(() => undefined);
    expect(elements.get(element.id)).toBeUndefined();
  });
});
