import type { ChildProcess } from 'node:child_process';
import { asError } from './thrown.ts';

/**
 * Starts a process, and resolves with it when it runs or with the error that kept it from running. Never rejects.
 *
 * Node tells of some failures with the event `error`, and throws at once for others (ETXTBSY, ELOOP, ENAMETOOLONG, a NUL
 * in an argument). Of too many open files (EMFILE) it tells with a child that has no streams, and that never closes.
 *
 * @param start calls `spawn`
 */
export async function startProcess<Child extends ChildProcess>(start: () => Child): Promise<Child | Error> {
  let child: Child;
  try {
    child = start();
  } catch (error) {
    return asError(error);
  }
  return new Promise((resolve) => {
    child.once('spawn', () => resolve(child));
    // Stays for good: an error without a listener would end this process.
    child.on('error', resolve);
  });
}
