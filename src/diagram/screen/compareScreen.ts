import type { Tone } from './card.ts';
import type { Location } from './location.ts';

export interface ComparedValue {
  readonly value: string;
  readonly source: string;
  readonly tone: Tone;
  readonly isKnown: boolean;
}

export interface ComparedFact {
  readonly label: string;
  readonly left: ComparedValue;
  readonly right: ComparedValue;
  readonly differs: boolean;
  /** What the difference means, where one sentence can say it. */
  readonly meaning?: string;
}

export interface CompareScreen {
  readonly level: 'compare';
  readonly left: { readonly title: string; readonly subtitle: string; readonly to: Location };
  readonly right: { readonly title: string; readonly subtitle: string; readonly to: Location };
  readonly groups: readonly { readonly title: string; readonly facts: readonly ComparedFact[] }[];
  /** To choose either side from. */
  readonly choices: readonly { readonly sandboxId: string; readonly label: string }[];
}
