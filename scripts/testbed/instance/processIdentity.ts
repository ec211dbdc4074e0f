import { readFile } from 'node:fs/promises';

/** A process for certain: its number alone may be given to another one later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot when it started: field 22 of /proc/PID/stat. */
  readonly startTicks: string;
}

export async function runningProcess(pid: number): Promise<ProcessIdentity> {
  const stat = await readStat(pid);
  if (!stat) throw new Error(`No process ${pid} is running`);
  return { pid, startTicks: stat.startTicks };
}

/** False for a zombie too: it holds nothing any more. */
export async function isRunning(process: ProcessIdentity): Promise<boolean> {
  const stat = await readStat(process.pid);
  return stat !== undefined && stat.state !== 'Z' && stat.startTicks === process.startTicks;
}

export async function readStat(pid: number): Promise<{ state: string; startTicks: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The command, in parentheses, may itself hold spaces and parentheses: fields count from behind the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state === undefined || startTicks === undefined ? undefined : { state, startTicks };
}
