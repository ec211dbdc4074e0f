import type { ComponentClass, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { CardContext } from '../../contrib/cardContext.ts';
import type { Card } from '../../diagram/screen/card.ts';
import './cardBox.css';
import { useCardMotion } from './cardMotion.ts';
import { BadgeChip, StateDot } from './chips.tsx';
import { memo } from './memo.ts';

/** `box` has all, `compact` stands among many of its kind, `part` is in a box, `row` is one line in a box. */
type CardShape = 'box' | 'compact' | 'part' | 'row';

interface CardBoxProps {
  readonly card: Card;
  readonly shape?: CardShape;
  /** How the cards in it are drawn: as parts side by side, in a card that is wide then, or one below another. */
  readonly inner?: 'part' | 'row' | 'box';
  /** From 1, for the screen reader. */
  readonly level?: number;
}

/**
 * A card. It has no handlers: the diagram around it listens (`useRovingFocus`), and finds the card by `data-card`.
 * It is drawn again only when the card is another object; `keepSame` keeps equal ones the same object.
 * A screen reader reads a tree's item and not what is within it, so that what is written on the card is the item's
 * description.
 */
export const CardBox: ComponentClass<CardBoxProps> = memo(drawCard);

function drawCard({ card, shape = 'box', inner = 'row', level = 1 }: CardBoxProps): JSX.Element {
  const element = useRef<HTMLDivElement>(null);
  useCardMotion(element, card);
  const rest = shape !== 'row';
  return (
    <div
      ref={element}
      class={`card shape-${shape} border-${card.border} hue-${card.hue}${card.state ? ` state-${card.state}` : ''}`}
      data-card={card.id}
      data-vscode-context={menuContext(card)}
      role="treeitem"
      aria-level={level}
      aria-label={card.label}
      aria-description={descriptionOf(card)}
      tabIndex={-1}
    >
      <div class="card-face" aria-hidden="true">
        <div class="card-head">
          <span class="card-name">
            {card.state && <StateDot tone={card.state} />}
            <bdi class="card-title" title={card.title}>
              {card.title}
            </bdi>
          </span>
          {inner === 'part' && <Badges card={card} />}
          {card.aside !== undefined && (
            <bdi class="card-aside" title={card.aside}>
              {card.aside}
            </bdi>
          )}
        </div>
        {rest && card.lines.map((line, index) => <CardLine key={index} line={line} />)}
        {inner !== 'part' && <Badges card={card} />}
        {card.bar && <CardBar {...card.bar} />}
      </div>
      {card.cards.length > 0 && (
        <div class={`card-cards cards-${inner}`} role="group">
          {card.cards.map((child) => (
            <CardBox key={child.id} card={child} shape={inner} level={level + 1} />
          ))}
        </div>
      )}
    </div>
  );
}

/** By which VS Code finds the menu of the card's object; see `CardContext`. */
function menuContext({ object, contextValue, title }: Card): string | undefined {
  return object === undefined || contextValue === undefined
    ? undefined
    : JSON.stringify({
        viewItem: contextValue,
        kind: object.kind,
        objectId: object.id,
        label: title,
      } satisfies CardContext);
}

/** Long enough for all that is on an ordinary card. */
const DESCRIPTION_LENGTH = 400;

function descriptionOf({ aside, lines, badges, bar }: Card): string {
  const texts = [
    aside,
    ...lines.map(({ text }) => text),
    ...badges.map(({ text, title }) => title ?? text),
    bar?.title,
  ];
  return texts
    .filter((text) => text !== undefined)
    .join('. ')
    .slice(0, DESCRIPTION_LENGTH);
}

function Badges({ card: { badges } }: { readonly card: Card }): JSX.Element | null {
  return badges.length === 0 ? null : (
    <div class="card-badges">
      {badges.map((badge, index) => (
        <BadgeChip key={index} badge={badge} />
      ))}
    </div>
  );
}

function CardLine({ line }: { readonly line: Card['lines'][number] }): JSX.Element {
  return (
    <bdi class={`card-line tone-${line.tone}${line.mono === true ? ' mono' : ''}`} title={line.text}>
      {line.text}
    </bdi>
  );
}

/** A share of something: memory of its limit. */
function CardBar({ share, tone, title }: NonNullable<Card['bar']>): JSX.Element {
  return (
    <div class={`card-bar tone-${tone}`} title={title}>
      <div class="card-bar-share" style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </div>
  );
}

/** The elements of the cards in a diagram by the cards' ids, in the order in which they are read. */
export function cardElements(root: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const elements = new Map<string, HTMLElement>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-card]')) {
    elements.set(element.dataset['card'] ?? '', element);
  }
  return elements;
}
