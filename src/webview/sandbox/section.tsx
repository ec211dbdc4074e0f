import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useUniqueId } from '../parts/tabList.tsx';

interface SectionProps {
  readonly heading: string;
  readonly children: ComponentChildren;
}

/** Facts under a heading; beside it stands the source of the fact that a person points at or stands on. */
export function Section({ heading, children }: SectionProps): JSX.Element {
  const root = useRef<HTMLElement>(null);
  const [source, setSource] = useState('');
  const id = useUniqueId();
  const onKeyDown = useStops(root);
  const look = ({ target }: Event): void => {
    const fact = target instanceof Element ? target.closest<HTMLElement>('[data-stop]') : null;
    setSource(fact?.title ?? '');
  };
  return (
    <section
      ref={root}
      class="section"
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      onFocusIn={look}
      onMouseOver={look}
      onMouseLeave={() => setSource('')}
    >
      <div class="section-head">
        <h2 id={id}>
          <bdi>{heading}</bdi>
        </h2>
        <bdi class="section-source" aria-hidden="true">
          {source}
        </bdi>
      </div>
      {children}
    </section>
  );
}

/** What facts mean for this pod, a sentence a line. */
export function Meaning({ sentences }: { readonly sentences: readonly string[] }): JSX.Element | null {
  return sentences.length === 0 ? null : (
    <div class="meaning">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** Stands where facts would that could not be had, and says why. */
export function Missing({ reason }: { readonly reason: string }): JSX.Element {
  return <p class="missing">{reason}</p>;
}

/**
 * Facts that the arrow keys go through: elements with `data-stop`, in rows with `data-row`. One of them takes the Tab
 * key.
 *
 * @returns the listener for the element around them
 */
function useStops(root: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
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
  const inRowAt = (index: number): HTMLElement | undefined => {
    const there = index in rows ? stops.filter((stop) => stop.closest('[data-row]') === rows[index]) : [];
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
