import { expect, it } from 'vitest';
import { inputParsers } from '../../../../src/host/commands/commandContext.ts';
import type { Row } from '../../../../src/tree/rows/row.ts';
import { aRow } from './aRow.ts';

const one = aRow('container', 'a');
const two = aRow('container', 'b');
const noSelection = (): readonly Row[] => [];

it('takes the selection before the row that was clicked', () => {
  expect(inputParsers.rows([one, [one, two]], noSelection)).toEqual({ rows: [one, two], ask: false });
});

it('takes the row where there is no selection', () => {
  expect(inputParsers.rows([one, undefined], noSelection)).toEqual({ rows: [one], ask: false });
});

it('asks when it is called with nothing', () => {
  expect(inputParsers.rows([], noSelection)).toEqual({ rows: [], ask: true });
});

it('takes the selection of the view that a key names, and does not ask where it is empty', () => {
  const key = [{ view: 'criExplorer.images' }];
  expect(inputParsers.rows(key, (view) => (view === 'criExplorer.images' ? [two] : []))).toEqual({
    rows: [two],
    ask: false,
  });
  expect(inputParsers.rows(key, noSelection)).toEqual({ rows: [], ask: false });
});

it.each([[['text']], [[7]], [[null]], [[{ view: 'other.view' }]], [[{ kind: 'container' }]]])(
  'takes %j for nothing',
  (args) => {
    expect(inputParsers.rows(args, noSelection)).toEqual({ rows: [], ask: true });
    expect(inputParsers.endpoint(args, noSelection)).toBeUndefined();
  },
);

it('takes the endpoint of any row', () => {
  expect(inputParsers.endpoint([one], noSelection)).toBe(one.endpointId);
});
