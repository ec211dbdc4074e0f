import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PageContext } from '../../contrib/cardContext.ts';
import type { Card, Connector } from '../../diagram/screen/card.ts';
import { cardElements } from '../parts/cardBox.tsx';
import { MotionContext } from '../parts/cardMotion.ts';
import { Connectors } from '../parts/connectors.tsx';
import { scrollToCard } from '../parts/scrollToCard.ts';
import './diagram.css';
import { applyMarks, type Marks } from './marks.ts';
import { type CardEvents, useRovingFocus } from './useRovingFocus.ts';

interface DiagramProps {
  readonly label: string;
  /** All that can be chosen, with the cards in them, in reading order. */
  readonly cards: readonly Card[];
  readonly connectors: readonly Connector[];
  readonly marks: Marks;
  readonly events: CardEvents;
  /** Cards in elements with `data-lane`. */
  readonly children: ComponentChildren;
}

const ownMenu = JSON.stringify({ preventDefaultContextMenuItems: true } satisfies Partial<PageContext>);

/** Cards with the lines between them: a tree for the screen reader, one stop of the Tab key, arrows within. */
export function Diagram({ label, cards, connectors, marks, events, children }: DiagramProps): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const isSettled = useRef(false);
  const handlers = useRovingFocus(root, cards, marks.selected, events);
  useLayoutEffect(() => {
    if (root.current !== null) {
      applyMarks(cardElements(root.current), marks);
    }
  });
  useLayoutEffect(() => {
    const match = root.current && cardElements(root.current).get(marks.currentMatch ?? '');
    if (match) {
      scrollToCard(match);
    }
  }, [marks.currentMatch]);
  useEffect(() => {
    isSettled.current = true;
  }, []);
  return (
    <MotionContext.Provider value={isSettled}>
      <div ref={root} class="diagram" role="tree" aria-label={label} data-vscode-context={ownMenu} {...handlers}>
        {children}
        <Connectors connectors={connectors} within={root} drawn={cards} />
      </div>
    </MotionContext.Provider>
  );
}
