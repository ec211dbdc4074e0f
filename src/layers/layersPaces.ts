/** Milliseconds. */
export interface LayersPaces {
  /** Not more often than a person can follow. */
  readonly changeMs: number;
  /** What is counted costs containerd more. */
  readonly countMs: number;
  readonly usageMs: number;
  /** Events get lost, and processes end without one. */
  readonly healMs: number;
  readonly troubleAfterMs: number;
  readonly orphanAfterMs: number;
}

export const defaultPaces: LayersPaces = {
  ...{ changeMs: 250, countMs: 2_000, usageMs: 2_000, healMs: 60_000 },
  ...{ troubleAfterMs: 1_000, orphanAfterMs: 5_000 },
};
