import type { JSX } from 'preact';
import type { Badge, Tone } from '../../diagram/screen/card.ts';
import './badgeChip.css';
import './stateDot.css';

/** Colour and shape say the same, so that neither is needed alone. What it means is in the text beside it. */
export function StateDot({ tone }: { readonly tone: Tone }): JSX.Element {
  return <span class={`dot dot-${tone} tone-${tone}`} aria-hidden="true" />;
}

export function BadgeChip({ badge }: { readonly badge: Badge }): JSX.Element {
  return (
    <span class={`badge tone-${badge.tone}`} title={badge.title}>
      {badge.text}
    </span>
  );
}
