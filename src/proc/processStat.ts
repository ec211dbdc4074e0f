/** What this room needs of /proc/PID/stat, see proc_pid_stat(5). */
export interface ProcessStat {
  readonly command: string;
  /** `R`, `S`, `D` …; `Z` and `X` of one that has ended. */
  readonly state: string;
  readonly parentPid: number;
  /** Since the machine started. */
  readonly startedAtTicks: number;
}

/**
 * The command stands in parentheses and may hold any character but NUL, so parentheses, spaces and line breaks too.
 * Behind it are numbers only: the last parenthesis is its end.
 *
 * @returns `undefined` for what is no such line
 */
export function parseProcessStat(text: string): ProcessStat | undefined {
  const begin = text.indexOf('(');
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ');
  // The state is the third field, the parent the fourth, the start the 22nd.
  const [state = '', parentPid = ''] = fields;
  const startedAtTicks = fields[19] ?? '';
  if (begin < 0 || end < begin || !/^\d+$/.test(parentPid) || !/^\d+$/.test(startedAtTicks)) {
    return undefined;
  }
  return {
    command: text.slice(begin + 1, end),
    state,
    parentPid: Number(parentPid),
    startedAtTicks: Number(startedAtTicks),
  };
}
