import type { TooltipFact } from '../../projection/tooltipFact.ts';

/**
 * One table of facts. Every character of ASCII that could mean something to markdown, to a table or to the search for
 * bare links is written as a numeric entity: an entity can only ever be text.
 */
export function tooltipMarkdown(facts: readonly TooltipFact[]): string {
  const [title, ...rest] = facts.map(({ label, value }) => `| ${markdownText(label)} | ${markdownText(value)} |`);
  return title === undefined ? '' : [title, '|:--|:--|', ...rest].join('\n');
}

function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
