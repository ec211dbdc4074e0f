import type { NodeScreen } from './nodeScreen.ts';

export interface TourStep {
  /** `Pull`, `Run sandbox` … */
  readonly title: string;
  /** `PullImage · 3.1 s`. */
  readonly aside: string;
}

/** One thing that happened in a step, in order. */
export interface TourCall {
  readonly method: string;
  readonly duration: string;
  readonly size: string;
  readonly isOk: boolean;
}

/** What one layer did in a step. */
export interface TourEffect {
  readonly layer: string;
  readonly text: string;
}

export interface TourScreen {
  readonly level: 'tour';
  /** Where and when it was recorded. */
  readonly heading: string;
  readonly steps: readonly TourStep[];
  readonly step: number;
  readonly effects: readonly TourEffect[];
  readonly calls: readonly TourCall[];
  /** A piece of history that belongs here. */
  readonly history?: string;
  /** The node as it was at the end of the step. */
  readonly node: NodeScreen;
  /** Ids of cards that the step passes through, in order: they light up. */
  readonly path: readonly string[];
  /** The recording of a new one: whether it can be begun, is under way, or why not. */
  readonly recording: { readonly state: 'ready' | 'underWay' | 'impossible'; readonly text: string };
}
