import { execFile } from 'node:child_process';
import { access, constants, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import { versionPrinters } from '../runtimes/lowLevelRuntimes.ts';
import { isMachinesProgram } from './ownPrograms.ts';
import { isForbidden, isMissing } from './read.ts';

interface Kept {
  /** Changes when the file does. */
  readonly stamp: string;
  readonly version: Promise<string | undefined>;
}

/** The versions of the low-level runtimes' binaries. Each is run once and again when it has changed. */
export class RuntimeVersions {
  readonly #folders: readonly string[];
  readonly #mayRun: (file: string) => Promise<boolean>;
  /** By the path of the file. */
  readonly #kept = new Map<string, Kept>();

  /**
   * @param folders where a binary is looked up that is a name alone
   * @param mayRun says whether a file, an absolute path without symbolic links, is safe to run
   */
  constructor(folders: readonly string[], mayRun: (file: string) => Promise<boolean> = isMachinesProgram) {
    this.#folders = folders;
    this.#mayRun = mayRun;
  }

  /** @returns `notReported` for a binary that is not run, `notPermitted` for one that this user may not run */
  async versionOf(binary: string): Promise<Fact<string>> {
    try {
      const file = await this.#runnable(binary);
      const version = file === undefined ? undefined : await this.#version(file);
      return file === undefined || version === undefined
        ? unknown({ why: 'notReported', by: binary })
        : known(version, { from: 'program', commandLine: `${file} --version` });
    } catch (error) {
      return unknown(isForbidden(error) ? { why: 'notPermitted', path: binary } : { why: 'notReported', by: binary });
    }
  }

  async #runnable(binary: string): Promise<string | undefined> {
    // Nothing else is even looked up.
    if (!versionPrinters.has(path.basename(binary))) {
      return undefined;
    }
    const file = await findBinary(binary, this.#folders);
    const runnable = file !== undefined && versionPrinters.has(path.basename(file)) && (await this.#mayRun(file));
    return runnable ? file : undefined;
  }

  async #version(file: string): Promise<string | undefined> {
    const { mtimeMs, size, ino } = await stat(file);
    const stamp = [mtimeMs, size, ino].join(' ');
    const kept = this.#kept.get(file);
    if (kept?.stamp === stamp) {
      return kept.version;
    }
    const version = printedVersion(file);
    this.#kept.set(file, { stamp, version });
    // A machine that was too busy is asked again.
    version.catch(() => this.#kept.delete(file));
    return version;
  }
}

/**
 * The file that a configured binary is, with symbolic links followed.
 *
 * @param binary an absolute path, or a name that is looked up in `folders`
 * @returns `undefined` where there is none
 * @throws where a folder or the file is closed to this user
 */
async function findBinary(binary: string, folders: readonly string[]): Promise<string | undefined> {
  if (path.isAbsolute(binary)) {
    return executableAt(binary);
  }
  // A path that is relative is so to a folder that only the runtime knows.
  if (binary === '' || binary.includes('/')) {
    return undefined;
  }
  for (const folder of folders) {
    const found = await executableAt(path.join(folder, binary));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

async function executableAt(file: string): Promise<string | undefined> {
  try {
    const real = await realpath(file);
    if (!(await stat(real)).isFile()) {
      return undefined;
    }
    await access(real, constants.X_OK);
    return real;
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

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

/** Whether the program ran, but exited with a failure or printed far too much: the same again next time. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (typeof error.code === 'number' || error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
  );
}

/**
 * The version in what a low-level runtime prints first: `runc version 1.1.5+ds1`, `crun version 1.8.1`, `runsc version
 * release-20221212.0`, `youki version: 0.3.3`, `kata-runtime  : 3.2.0`.
 *
 * @returns `undefined` for any other line
 */
export function versionInLine(line: string): string | undefined {
  return /^[a-z-]+(?: version:?|\s*:) ([\w.+~:-]{1,64})$/.exec(line.trim())?.[1];
}
