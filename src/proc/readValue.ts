import { errorCode } from './errorCode.ts';
import { readText } from './readText.ts';

/**
 * The text of a cgroup's file; `undefined` where there is none: the root has no limits, and a v2 cgroup has the files
 * only of the controllers that are on for it.
 *
 * @throws whatever else keeps it from being read
 */
export async function readValue(path: string): Promise<string | undefined> {
  try {
    return (await readText(path)).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** A whole number, or `undefined` for what is none, such as `max`. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
