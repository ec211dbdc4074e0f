/**
 * What was thrown, in its own words. Anything can be thrown, also an object that cannot be made a string, so this never
 * throws.
 */
export function thrownText(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return Object.prototype.toString.call(thrown);
  }
}

/** What was thrown as an error, for those who take nothing else. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(thrownText(thrown));
}

/** `ENOENT`, `EACCES` …; `undefined` for what is no error of the system. A `code` of another type is another's. */
export function errorCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}
