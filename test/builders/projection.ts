import type { Localize } from '../../src/common/localize.ts';
import type { ProjectionContext } from '../../src/projection/projectionContext.ts';
import type { Row } from '../../src/projection/row.ts';

/** English, put together as `vscode.l10n.t` does. */
export const english: Localize = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole)),
};

export const dayMs = 86_400_000;

/** Three days after the moment at which the builders' objects were made. */
export const context: ProjectionContext = { l10n: english, nowMs: 3 * dayMs };

/** Rows as an indented outline: `label | description`. */
export function outline(rows: readonly Row[], indent = ''): readonly string[] {
  return rows.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...outline(children, `${indent}  `),
  ]);
}
