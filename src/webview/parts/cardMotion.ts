import { createContext, type RefObject } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { Card } from '../../diagram/screen/card.ts';

/** Whether the picture was drawn before, so that what comes now is a change. */
export const MotionContext = createContext<RefObject<boolean>>({ current: false });

const FADE_MS = 260;
const PULSE_MS = 900;

/** A card that is new in the picture fades in; one that became something else shows its edge for a moment. */
export function useCardMotion(element: RefObject<HTMLElement | null>, card: Card): void {
  const motion = useContext(MotionContext);
  const before = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const was = before.current;
    const is = standing(card);
    before.current = is;
    const node = element.current;
    if (node === null || !motion.current || was === is || prefersStillness()) {
      return;
    }
    if (was === undefined) {
      node.animate([{ opacity: 0 }, { opacity: 1 }], { duration: FADE_MS, easing: 'ease-out' });
    } else {
      const color = getComputedStyle(node).getPropertyValue('--tone-accent');
      node.animate(
        [
          { outline: `2px solid ${color}`, outlineOffset: '1px' },
          { outline: '2px solid transparent', outlineOffset: '4px' },
        ],
        { duration: PULSE_MS, easing: 'ease-out' },
      );
    }
  }, [card]);
}

/** A change of this is shown. Numbers that change all the time are not part of it. */
function standing({ title, state, border, badges, cards }: Card): string {
  return JSON.stringify([
    title,
    state,
    border,
    badges.map(({ text }) => text),
    cards.map(({ id, state: of }) => [id, of]),
  ]);
}

/** The system's wish, or the one set in VS Code (`workbench.reduceMotion`). */
export function prefersStillness(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
