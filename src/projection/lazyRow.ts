import type { Row } from './row.ts';

/** A row whose children are made once, when somebody asks for them: most rows are never opened. */
export function lazyRow(row: Omit<Row, 'children'>, children: () => readonly Row[]): Row {
  let made: readonly Row[] | undefined;
  return {
    ...row,
    get children() {
      return (made ??= children());
    },
  };
}
