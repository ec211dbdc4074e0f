import type { CardAction, CardObject, Tone } from './card.ts';
import type { Location } from './location.ts';

/** A fact as it is shown: always with its source, or with the reason why it is not known. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
  /** `PodSandboxStatus · info.pid`, `/proc/2130/ns/net`; of an unknown one the reason. */
  readonly source: string;
  readonly tone: Tone;
  readonly isKnown: boolean;
  readonly mono: boolean;
}

export interface DetailsLink {
  readonly label: string;
  readonly aside: string;
  readonly state: Tone;
  readonly to: Location;
}

/** The panel of the selected card. */
export interface Details {
  readonly cardId: string;
  readonly title: string;
  readonly subtitle: string;
  /** Two or three sentences on what the layer does and why it exists. */
  readonly lesson: readonly string[];
  readonly facts: readonly FactLine[];
  /** Such as the sandboxes of a handler. */
  readonly links: { readonly heading: string; readonly items: readonly DetailsLink[] } | undefined;
  readonly object?: CardObject;
  readonly actions: readonly CardAction[];
  /** Offered beside the actions: another sandbox to compare this one with. */
  readonly compareWith: readonly { readonly label: string; readonly to: Location }[];
}
