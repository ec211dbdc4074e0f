import type { Card } from '../../diagram/screen/card.ts';

export interface CardEvents {
  /** `byPointer`: the tree is to show it as well. */
  onSelect(card: Card, byPointer: boolean): void;
  /** Where the card leads; one that leads nowhere is selected. */
  onOpen(card: Card): void;
}
