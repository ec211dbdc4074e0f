import axeCore from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare const axe: typeof axeCore;

/**
 * What axe-core finds wrong with a page, a line for each rule. It is evaluated, which the page's policy allows a
 * debugger. One rule is off: it wants all that is written on a card in the card's name. The name has the title, which a
 * test checks; the rest is its description.
 */
export async function axeViolations(page: Page | Frame): Promise<readonly string[]> {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const { violations } = await axe.run({ rules: { 'label-content-name-mismatch': { enabled: false } } });
    return violations.map(
      ({ id, nodes }) =>
        `${id} ${nodes.length}: ${nodes[0]?.html.slice(0, 300) ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
    );
  });
}
