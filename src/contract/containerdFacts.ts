/** One snapshot of a chain. */
export interface ContainerdLayer {
  readonly key: string;
  readonly kind: 'active' | 'committed' | 'view';
  /** Unpacked, of this snapshot alone. */
  readonly bytes: number;
  readonly inodes: number;
}

export interface StoreSize {
  readonly count: number;
  readonly bytes: number;
}
