export interface Quantity {
  readonly value: number;
  /** Also says what it is a quantity of: `ms`, `ms p99`, `kB gzip`. */
  readonly unit: string;
}

export interface Opponent {
  readonly name: string;
  /** In the units of what it is measured against. */
  readonly measured: readonly Quantity[];
}

/** One thing that was measured, and what others took for the same in the same run. */
export interface BenchRow {
  readonly what: string;
  /** The first one makes the ratios. */
  readonly measured: readonly Quantity[];
  readonly against?: readonly Opponent[];
}
