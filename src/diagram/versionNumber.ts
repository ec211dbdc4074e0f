/** `runc version 1.3.0` and `v2.1.9` without the words that the title has already. */
export function versionNumber(text: string): string {
  return text.replace(/^.*\bversion:?\s+/i, '').replace(/^(release-|v(?=\d))/, '');
}
