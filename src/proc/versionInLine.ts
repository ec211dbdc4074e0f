/**
 * The version in what a low-level runtime prints first: `runc version 1.1.5+ds1`, `crun version 1.8.1`, `runsc version
 * release-20221212.0`, `youki version: 0.3.3`, `kata-runtime  : 3.2.0`.
 *
 * @returns `undefined` for any other line
 */
export function versionInLine(line: string): string | undefined {
  return /^[a-z-]+(?: version:?|\s*:) ([\w.+~:-]{1,64})$/.exec(line.trim())?.[1];
}
