import type { JSX } from 'preact';
import type { Card } from '../../diagram/screen/card.ts';

/** A share of something: memory of its limit. */
export function CardBar({ share, tone, title }: NonNullable<Card['bar']>): JSX.Element {
  return (
    <div class={`card-bar tone-${tone}`} title={title}>
      <div class="card-bar-share" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </div>
  );
}
