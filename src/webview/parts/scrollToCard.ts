/** In which the heights of cards that came into sight settle. */
const FRAMES = 10;

/**
 * Brings a card into sight by the shortest way. Cards that are out of sight have a height that is a guess
 * (`content-visibility`), so that it is looked at again while those that came into sight with it are drawn, unless a
 * person scrolls on.
 */
export function scrollToCard(card: Element): void {
  let left = FRAMES;
  const end = (): void => {
    left = 0;
    document.removeEventListener('wheel', end);
  };
  const scroll = (): void => {
    if (left > 0) {
      card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      left -= 1;
      requestAnimationFrame(scroll);
    } else {
      end();
    }
  };
  document.addEventListener('wheel', end, { passive: true });
  scroll();
}
