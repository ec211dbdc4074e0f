import { stat } from 'node:fs/promises';
import path from 'node:path';
import { known, unknown, type Fact } from '../contract/layers/fact.ts';
import { versionPrinters } from '../runtimes/lowLevelRuntimes.ts';
import { isForbidden } from './errorCode.ts';
import { findBinary } from './findBinary.ts';
import { onlyRootWrites } from './onlyRootWrites.ts';
import { printedVersion } from './printedVersion.ts';

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
  constructor(folders: readonly string[], mayRun: (file: string) => Promise<boolean> = onlyRootWrites) {
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
    // Of anything else it is not even looked up whether it is there.
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
