import { open } from 'node:fs/promises';
import { errorCode } from '../common/thrown.ts';
import { unknown, type Unknown, type UnknownReason } from '../contract/layers/fact.ts';

/** More than the mount table of a node with thousands of containers. */
const defaultLimit = 4 * 1024 * 1024;

const chunkSize = 16 * 1024;

/**
 * The beginning of a file, as text. The kernel's files have no size beforehand, and a process decides how long its own
 * command line is, so there is a limit.
 *
 * @param limit in bytes
 * @throws what the file system says
 */
export async function readText(path: string, limit = defaultLimit): Promise<string> {
  const file = await open(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let left = limit; left > 0;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(chunkSize, left)) });
      if (bytesRead === 0) {
        break;
      }
      chunks.push(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    await file.close();
  }
}

/**
 * The text of a cgroup's file; `undefined` where there is none: the root has no limits, and a v2 cgroup has the files
 * only of the controllers that are on for it.
 *
 * @throws whatever else keeps it from being read
 */
export async function readValue(path: string): Promise<string | undefined> {
  try {
    return (await readText(path)).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** A whole number, or `undefined` for what is none, such as `max`. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
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

/**
 * Why there is no fact when its file cannot be read.
 *
 * @param missing what it means that there is no such file
 */
export function unknownOf(error: unknown, path: string, missing: UnknownReason): Unknown {
  if (isForbidden(error)) {
    return unknown({ why: 'notPermitted', path });
  }
  return unknown(isMissing(error) ? missing : notReported);
}

/** The kernel does not have it, or does not show it to this process. */
export const notReported: UnknownReason = { why: 'notReported', by: 'Linux' };
