import type { TooltipFact } from '../../tree/tooltips.ts';

const unbrokenChars = 48;
// All of ASCII but the space, the slash and the dash, after which a line may break, as it may between ideographs.
const unbroken = new RegExp(`[!-,.0-~]{${unbrokenChars + 1},}`, 'g');

/**
 * Lives in host because the markdown is that of VS Code, whose extensions it has to disarm.
 *
 * One table of facts. Every character of ASCII that could mean something to markdown, to a table or to the search for
 * bare links is written as a numeric entity: an entity can only ever be text.
 */
export function tooltipMarkdown(facts: readonly TooltipFact[]): string {
  const [title, ...rest] = facts.map(({ label, value }) => `| ${markdownText(label)} | ${markdownText(value)} |`);
  return title === undefined ? '' : [title, '|:--|:--|', ...rest].join('\n');
}

function markdownText(text: string): string {
  // Otherwise it would make the table wider than VS Code shows it.
  const shortened = text.replace(unbroken, (word) => `${word.slice(0, unbrokenChars - 1)}…`);
  return shortened.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
