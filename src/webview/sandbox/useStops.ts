import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Facts that the arrow keys go through: elements with `data-stop`, in rows with `data-row`. One of them takes the Tab
 * key.
 *
 * @returns the listener for the element around them
 */
export function useStops(root: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  useLayoutEffect(() => {
    const stops = stopsIn(root.current);
    if (stops.length > 0 && !stops.some(({ tabIndex }) => tabIndex === 0)) {
      stops[0]?.setAttribute('tabindex', '0');
    }
  });
  return (event) => {
    const stops = stopsIn(root.current);
    const from = stops.find((stop) => stop === event.target);
    const to = from && target(stops, from, event.key);
    if (from === undefined || to === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
}

function stopsIn(root: HTMLElement | null): readonly HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])].filter((stop) => stop.checkVisibility());
}

function target(stops: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const row = from.closest('[data-row]');
  const inRow = stops.filter((stop) => stop.closest('[data-row]') === row);
  const column = inRow.indexOf(from);
  const rows = [...new Set(stops.map((stop) => stop.closest('[data-row]')))];
  const inRowAt = (place: number): HTMLElement | undefined => {
    const there = place in rows ? stops.filter((stop) => stop.closest('[data-row]') === rows[place]) : [];
    return there[Math.min(column, there.length - 1)];
  };
  switch (key) {
    case 'ArrowLeft':
      return inRow[column - 1];
    case 'ArrowRight':
      return inRow[column + 1];
    case 'ArrowUp':
      return inRowAt(rows.indexOf(row) - 1);
    case 'ArrowDown':
      return inRowAt(rows.indexOf(row) + 1);
    case 'Home':
      return inRow[0];
    case 'End':
      return inRow.at(-1);
    default:
      return undefined;
  }
}
