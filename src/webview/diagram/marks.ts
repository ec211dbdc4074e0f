/** What is said of cards besides what they are. */
export interface Marks {
  readonly selected: string | undefined;
  /** What the search found, in reading order. */
  readonly matches: readonly string[];
  readonly currentMatch: string | undefined;
  /** What a call or a step of the tour passes through. */
  readonly lit: readonly string[];
}
