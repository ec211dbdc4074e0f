import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useUniqueId } from '../parts/useUniqueId.ts';
import { useStops } from './useStops.ts';

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
