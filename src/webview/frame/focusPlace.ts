/** Where the focus is, with all that is needed to find the closest place when the element is gone. */
export interface FocusPlace {
  readonly element: HTMLElement;
  /** Of a card of the diagram. */
  readonly cardId: string | undefined;
  /** The elements around it, the innermost first. */
  readonly around: readonly HTMLElement[];
  /** What takes the Tab key on the page, in reading order, with the element itself. */
  readonly stops: readonly HTMLElement[];
}

export function placeOf(element: HTMLElement, root: HTMLElement): FocusPlace {
  const around: HTMLElement[] = [];
  for (let outer = element.parentElement; outer !== null && root.contains(outer); outer = outer.parentElement) {
    around.push(outer);
  }
  const stops = [...root.querySelectorAll<HTMLElement>(canTakeFocus)].filter(
    (stop) => stop === element || takesFocus(stop),
  );
  return { element, cardId: element.dataset['card'], around, stops };
}

/** Whether the focus fell to the page's body, or is about to: a browser takes it from a disabled button a little later. */
export function isLost({ element }: FocusPlace): boolean {
  const { activeElement, body } = document;
  return (activeElement === body || activeElement === element) && !takesFocus(element, -1);
}

/**
 * The element that was closest to a place that is gone, in what is left of what was around it; without a place the
 * first one in `main`, and `main` itself where nothing in it takes the focus.
 */
export function closestStop(place: FocusPlace | undefined, main: HTMLElement, root: HTMLElement): HTMLElement {
  for (const outer of place?.around ?? []) {
    const stop = outer.isConnected && root.contains(outer) ? closestWithin(place, outer) : undefined;
    if (stop !== undefined) {
      return stop;
    }
  }
  return closestWithin(undefined, main) ?? main;
}

function closestWithin(place: FocusPlace | undefined, outer: HTMLElement): HTMLElement | undefined {
  const there = [...outer.querySelectorAll<HTMLElement>(canTakeFocus)].filter((stop) => takesFocus(stop));
  if (place === undefined) {
    return there[0];
  }
  const { element, stops } = place;
  const distance = (stop: HTMLElement): number => Math.abs(stops.indexOf(stop) - stops.indexOf(element));
  const known = there.filter((stop) => stops.includes(stop)).sort((a, b) => distance(a) - distance(b));
  return known[0] ?? there[0];
}

const canTakeFocus = 'button, input, select, [tabindex]';

/** @param lowest tabIndex: 0 of what takes the Tab key, -1 of what the arrow keys reach as well */
function takesFocus(element: HTMLElement, lowest: 0 | -1 = 0): boolean {
  return (
    element.isConnected && element.tabIndex >= lowest && !element.matches(':disabled') && element.checkVisibility()
  );
}
