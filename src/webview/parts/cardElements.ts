/** The elements of the cards in a diagram by the cards' ids, in the order in which they are read. */
export function cardElements(root: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const elements = new Map<string, HTMLElement>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-card]')) {
    elements.set(element.dataset['card'] ?? '', element);
  }
  return elements;
}
