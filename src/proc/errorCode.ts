/** `ENOENT`, `EACCES` …; `undefined` for what is no error of the operating system. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * Whether what a file tells of is not there: no such file, or it went while it was read. Files of a process answer
 * ESRCH then, those of a cgroup ENODEV.
 */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ESRCH', 'ENODEV'].includes(errorCode(error) ?? '');
}

export function isForbidden(error: unknown): boolean {
  return ['EACCES', 'EPERM'].includes(errorCode(error) ?? '');
}
