import type { Card } from '../../diagram/screen/card.ts';
import type { NodeScreen } from '../../diagram/screen/nodeScreen.ts';

/** The cards of the node, lane by lane. */
export function nodeCards({ clients, cri, highLevel, columns, orphans, kernel }: NodeScreen): readonly Card[] {
  return [
    ...clients,
    ...cri,
    ...highLevel,
    ...columns.flatMap(({ shims }) => shims),
    ...columns.map(({ handler }) => handler),
    ...columns.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards)),
    ...(orphans ? [orphans] : []),
    ...columns.flatMap((column) => column.kernel),
    kernel,
  ];
}
