import type { JSX } from 'preact';
import type { Badge } from '../../diagram/screen/card.ts';
import './badgeChip.css';

export function BadgeChip({ badge }: { readonly badge: Badge }): JSX.Element {
  return (
    <span class={`badge tone-${badge.tone}`} title={badge.title}>
      {badge.text}
    </span>
  );
}
