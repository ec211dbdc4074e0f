import type { NodeProcess } from '../contract/layers/process.ts';
import { parseProcessStat, type ProcessStat } from './processStat.ts';
import { readText } from './readText.ts';

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
