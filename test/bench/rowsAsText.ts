import type { Row } from '../../src/tree/rows/row.ts';

/** What the extension host would send to the window for these rows. */
export function rowsAsText(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map(({ id, label, description, icon, contextValue, expansion }) => ({
      id,
      label,
      description,
      icon,
      contextValue,
      expansion,
    })),
  );
}
