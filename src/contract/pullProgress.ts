export type LayerPhase = 'waiting' | 'downloading' | 'unpacking' | 'done';

export interface LayerProgress {
  readonly digest: string;
  readonly phase: LayerPhase;
  readonly downloadedBytes: number;
  /** Compressed size. */
  readonly totalBytes: number;
}

/** How far a pull has come. */
export interface PullProgress {
  readonly layers: readonly LayerProgress[];
  readonly downloadedBytes: number;
  readonly totalBytes: number;
}
