import { plainText } from './plainText.ts';

const shortIdLength = 13;

/** A name, or where there is none the beginning of the id, which every tool of the CRI takes as well. */
export function objectLabel(name: string, id: string): string {
  return plainText(name) || plainText(id.slice(0, shortIdLength));
}
