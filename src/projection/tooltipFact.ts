import { plainText } from '../words/plainText.ts';

/** One line of a tooltip. The value is hostile text on one line; whoever makes markdown of it has to escape it. */
export interface TooltipFact {
  readonly label: string;
  readonly value: string;
}

/** Nothing for an empty value: a tooltip names what is known. */
export function tooltipFact(label: string, value: string | undefined): readonly TooltipFact[] {
  const text = plainText(value ?? '');
  return text === '' ? [] : [{ label, value: text }];
}

/** One line a value, the label on the first only. */
export function tooltipFacts(label: string, values: readonly string[]): readonly TooltipFact[] {
  return values.flatMap((value, index) => tooltipFact(index === 0 ? label : '', value));
}
