import type { Fact } from '../../contract/layers/fact.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { sourceText } from '../sourceText.ts';
import { unknownText } from '../unknownText.ts';

/** Where a fact was read, or why it was not. */
export function factSource(fact: Fact<unknown>, context: DiagramContext): string {
  return fact.known ? sourceText(fact.source, context) : unknownText(fact.reason, context);
}

/** The same for what is drawn from several facts, each place once. */
export function factSources(facts: readonly Fact<unknown>[], context: DiagramContext): string {
  return [...new Set(facts.map((fact) => factSource(fact, context)))].join('; ');
}
