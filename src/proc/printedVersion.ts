import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { versionInLine } from './versionInLine.ts';

const run = promisify(execFile);

/** In milliseconds; a program that only prints its version answers at once. */
const deadlineMs = 2000;

/**
 * Runs `<file> --version`, without a shell and with next to nothing of this process's environment.
 *
 * @returns `undefined` where it fails or prints something else
 * @throws where it could not be run, or not to its end within the deadline
 */
export async function printedVersion(file: string, timeoutMs = deadlineMs): Promise<string | undefined> {
  try {
    const running = run(file, ['--version'], {
      cwd: '/',
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
      maxBuffer: 16 * 1024,
      killSignal: 'SIGKILL',
      // Unlike the option `timeout` it ends the wait even if a child of the program keeps the output open.
      signal: AbortSignal.timeout(timeoutMs),
    });
    running.child.stdin?.end();
    const { stdout } = await running;
    return versionInLine(stdout.split('\n', 1)[0] ?? '');
  } catch (error) {
    if (isAnswer(error)) {
      return undefined;
    }
    throw error;
  }
}

/** It ran, but exited with a failure or printed far too much: the same again next time. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (typeof error.code === 'number' || error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
  );
}
