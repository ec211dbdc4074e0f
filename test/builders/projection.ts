import type { Localize } from '../../src/common/localize.ts';
import type { EndpointSnapshot } from '../../src/model/endpointSnapshot.ts';
import { ContainerRows } from '../../src/projection/containerRows.ts';
import { ImageRows } from '../../src/projection/imageRows.ts';
import { PlacedContainers } from '../../src/projection/placedContainers.ts';
import type { Row } from '../../src/projection/row.ts';
import { SandboxRows } from '../../src/projection/sandboxRows.ts';
import { defaultChoices, type ViewChoices } from '../../src/projection/viewChoices.ts';
import type { WordContext } from '../../src/words/wordContext.ts';

/** English, put together as `vscode.l10n.t` does. */
export const english: Localize = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole)),
};

export const dayMs = 86_400_000;

/** Three days after the moment at which the builders' objects were made. */
export const context: WordContext = { l10n: english, nowMs: 3 * dayMs };

/** Rows as an indented outline: `label | description`. */
export function outline(rows: readonly Row[], indent = ''): readonly string[] {
  return rows.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...outline(children, `${indent}  `),
  ]);
}

/** The rows of a view that has seen nothing before. */
export function sandboxRows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
  return new SandboxRows(new PlacedContainers()).rows(snapshot, context, { ...defaultChoices, ...choices });
}

export function containerRows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
  return new ContainerRows(new PlacedContainers()).rows(snapshot, context, { ...defaultChoices, ...choices });
}

export function imageRows(snapshot: EndpointSnapshot, choices: Partial<ViewChoices> = {}): readonly Row[] {
  return new ImageRows(new PlacedContainers()).rows(snapshot, context, { ...defaultChoices, ...choices });
}
