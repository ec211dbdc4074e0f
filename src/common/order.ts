/** Orders names without regard to case and the same in every locale; names that differ in case only by their code. */
export function compareNames(a: string, b: string): number {
  return compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);
}

/** The smaller first, and last what is not known. */
export function compareKnown(a: bigint | undefined, b: bigint | undefined): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By code, which is fast and the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
