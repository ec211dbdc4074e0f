/** A layer waits for its download and, once it has all its bytes, for those below it: layers unpack one by one. */
export type LayerPhase = 'waiting' | 'downloading' | 'unpacking' | 'done';

export interface LayerProgress {
  readonly digest: string;
  readonly phase: LayerPhase;
  /** All of them for a layer that the node had before. */
  readonly downloadedBytes: number;
  /** Compressed size. */
  readonly totalBytes: number;
}

/** How far a pull has come. */
export interface PullProgress {
  /** From the bottom. */
  readonly layers: readonly LayerProgress[];
  readonly downloadedBytes: number;
  readonly totalBytes: number;
}
