/** Digests and ids by their beginning: `sha256:91ef0af61f39…`, `cri-containerd-3fa18c0d5e1b….scope`. */
export function shortHashes(text: string): string {
  return text.replaceAll(/([0-9a-f]{12})[0-9a-f]{20,}/g, '$1…');
}

/** At most so many characters. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** `runc version 1.3.0` and `v2.1.9` without the words that the title has already. */
export function versionNumber(text: string): string {
  return text.replace(/^.*\bversion:?\s+/i, '').replace(/^(release-|v(?=\d))/, '');
}
