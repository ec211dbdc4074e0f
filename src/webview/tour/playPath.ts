import { prefersStillness } from '../parts/prefersStillness.ts';

const STEP_MS = 120;
const FLASH_MS = 620;

/** Shows once in which order a step passes through the cards that it lights. */
export function playPath(elements: ReadonlyMap<string, HTMLElement>, path: readonly string[]): void {
  if (prefersStillness()) {
    return;
  }
  for (const [place, id] of path.entries()) {
    const element = elements.get(id);
    if (element === undefined) {
      continue;
    }
    const color = getComputedStyle(element).getPropertyValue('--tone-accent');
    element.animate(
      [
        { outline: `4px solid ${color}`, outlineOffset: '0px' },
        { outline: '4px solid transparent', outlineOffset: '6px' },
      ],
      { duration: FLASH_MS, delay: place * STEP_MS, easing: 'ease-out' },
    );
  }
}
