import { plainText } from '../words/plainText.ts';
import type { Card, Line, Tone } from './screen/card.ts';

type Optional = 'lines' | 'badges' | 'border' | 'hue' | 'actions' | 'cards' | 'label' | 'search';

/** A card with what every card needs: `label` and `search` are made of its words unless they are given. */
export type CardParts = Omit<Card, Optional> & Partial<Pick<Card, Optional>>;

/** The one maker of cards: texts pass through `plainText` here, so that no card can miss it. */
export function makeCard(parts: CardParts): Card {
  const title = plainText(parts.title);
  const aside = parts.aside === undefined ? undefined : plainText(parts.aside);
  const lines = (parts.lines ?? []).map((line) => ({ ...line, text: plainText(line.text) }));
  const badges = (parts.badges ?? []).map((badge) => ({ ...badge, text: plainText(badge.text) }));
  const words = [title, aside ?? '', ...badges.map(({ text }) => text), ...lines.map(({ text }) => text)];
  const said = words.filter((word) => word !== '');
  return {
    border: 'solid',
    hue: 'none',
    actions: [],
    cards: [],
    ...parts,
    title,
    ...(aside === undefined ? {} : { aside }),
    lines,
    badges,
    label: plainText(parts.label ?? said.join(', ')),
    search: parts.search ?? said.join('\n').toLowerCase(),
  };
}

export function cardLine(text: string, tone: Tone = 'muted'): Line {
  return { text, tone };
}

export function monoLine(text: string, tone: Tone = 'muted'): Line {
  return { text, tone, mono: true };
}
