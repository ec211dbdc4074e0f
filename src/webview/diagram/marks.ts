/** How cards are marked: this changes far more often than the cards do. */
export interface Marks {
  readonly selected: string | undefined;
  /** What the search found, in reading order. */
  readonly matches: readonly string[];
  readonly currentMatch: string | undefined;
  /** What a call or a step of the tour passes through. */
  readonly lit: readonly string[];
}

/** Puts marks on the elements, past the cards' components: choosing one of 500 cards draws no card again. */
export function applyMarks(elements: ReadonlyMap<string, HTMLElement>, marks: Marks): void {
  const matches = new Set(marks.matches);
  const lit = new Set(marks.lit);
  for (const [id, element] of elements) {
    set(element, 'aria-selected', id === marks.selected ? 'true' : 'false');
    set(element, 'data-match', id === marks.currentMatch ? 'current' : matches.has(id) ? 'yes' : undefined);
    set(element, 'data-lit', lit.has(id) ? 'yes' : undefined);
  }
}

function set(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}
