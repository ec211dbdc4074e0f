import { access, readdir } from 'node:fs/promises';
import { inParallel } from '../common/inParallel.ts';
import type { UnknownReason } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { notReported, readText } from './read.ts';

/** Node has four threads for files; a few more keep them busy. */
const width = 8;

/**
 * All processes that this user may see, by pid. One that ends meanwhile is left out.
 *
 * @returns an empty list when `signal` ends it, and where there is no /proc
 */
export async function listProcesses(procFolder: string, signal?: AbortSignal): Promise<readonly NodeProcess[]> {
  try {
    const bootedAtMs = await readBootTime(procFolder);
    const pids = (await readdir(procFolder)).filter((name) => /^\d+$/.test(name)).map(Number);
    const processes = await inParallel(
      pids.sort((one, other) => one - other),
      width,
      (pid) => {
        signal?.throwIfAborted();
        return readProcess(procFolder, pid, bootedAtMs);
      },
    );
    return processes.filter((process) => process !== undefined);
  } catch {
    return [];
  }
}

/**
 * Times in /proc are in units of 1/USER_HZ, which is 100 on every architecture that Node runs on, whatever the kernel
 * itself ticks at: it is part of the interface (times(2), `getconf CLK_TCK`).
 */
const msPerTick = 10;

/** A command line longer than this is cut: its process decides how long it is. */
const commandLineLimit = 64 * 1024;

/**
 * One process; `undefined` when it has ended, also when its parent has not asked for its exit code yet, or when this
 * user may not see it.
 *
 * @param bootedAtMs milliseconds since 1970
 */
export async function readProcess(
  procFolder: string,
  pid: number,
  bootedAtMs: number,
): Promise<NodeProcess | undefined> {
  try {
    const stat = await readLiveStat(procFolder, pid);
    return (
      stat && {
        pid,
        parentPid: stat.parentPid,
        arguments: argumentsIn(await readText(`${procFolder}/${pid}/cmdline`, commandLineLimit)),
        command: stat.command,
        startedAtMs: bootedAtMs + stat.startedAtTicks * msPerTick,
      }
    );
  } catch {
    return undefined;
  }
}

/** @throws where it cannot be read, for there is no such process or this user may not see it */
export async function readLiveStat(procFolder: string, pid: number): Promise<ProcessStat | undefined> {
  const stat = parseProcessStat(await readText(`${procFolder}/${pid}/stat`));
  return stat === undefined || ['Z', 'X'].includes(stat.state) ? undefined : stat;
}

/** Each argument ends with NUL. A kernel thread has none, and a process may have overwritten its own. */
function argumentsIn(commandLine: string): readonly string[] {
  return commandLine === '' ? [] : commandLine.replace(/\0$/, '').split('\0');
}

/** What this room needs of /proc/PID/stat, see proc_pid_stat(5). */
interface ProcessStat {
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
function parseProcessStat(text: string): ProcessStat | undefined {
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

/**
 * When the machine started, in milliseconds since 1970.
 *
 * @throws where /proc/stat cannot be read
 */
export async function readBootTime(procFolder: string): Promise<number> {
  const seconds = /^btime (\d+)$/m.exec(await readText(`${procFolder}/stat`))?.[1];
  if (seconds === undefined) {
    throw new Error('No boot time in /proc/stat');
  }
  return Number(seconds) * 1000;
}

/**
 * Why a process is not in /proc. It has ended, unless /proc is mounted with `hidepid`, which hides other users'
 * processes: then pid 1 is not there either, and whether this one has ended cannot be told.
 */
export async function missingProcess(procFolder: string, pid: number): Promise<UnknownReason> {
  if (await isThere(`${procFolder}/1`)) {
    return { why: 'ended' };
  }
  return (await isThere(`${procFolder}/stat`)) ? { why: 'notPermitted', path: `${procFolder}/${pid}` } : notReported;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
