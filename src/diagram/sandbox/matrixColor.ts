/** The colours of the matrix; from `firstOwn` on one for each row's own namespaces. */
export const matrixColor = {
  /** What the sandbox and a container share. */
  shared: 0,
  firstOwn: 1,
  host: -1,
  unknown: -2,
} as const;
