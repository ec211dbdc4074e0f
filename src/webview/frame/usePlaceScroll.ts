import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Location } from '../../diagram/screen/location.ts';

/** A place begins at its top; the node is found again as it was left. */
export function usePlaceScroll(scroller: RefObject<HTMLElement | null>, location: Location | undefined): void {
  const nodeTop = useRef(0);
  const place = location === undefined ? undefined : placeOf(location);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || place === undefined) {
      return;
    }
    const isNode = place === 'node';
    element.scrollTop = isNode ? nodeTop.current : 0;
    const note = (): void => {
      nodeTop.current = isNode ? element.scrollTop : nodeTop.current;
    };
    element.addEventListener('scroll', note);
    return () => element.removeEventListener('scroll', note);
  }, [place]);
}

/** The steps of the tour are one place, and so are all comparisons. */
function placeOf(location: Location): string {
  return location.at === 'sandbox' || location.at === 'container' ? JSON.stringify(location) : location.at;
}
