import { access } from 'node:fs/promises';
import type { UnknownReason } from '../contract/layers/fact.ts';
import { notReported } from './notReported.ts';

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
