import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../report.ts';
import { TestbedUnavailable } from '../testbedUnavailable.ts';
import { machineSources } from './machineSources.ts';
import type { OsRelease } from './osRelease.ts';
import { PrivateApt } from './privateApt.ts';
import { suiteSources } from './suiteSources.ts';

// What no program needs at run time: documentation, service units, translations.
const unneeded = ['usr/share', 'etc', 'var', 'lib/systemd', 'usr/lib/systemd', 'usr/lib/tmpfiles.d'];

/** The packages of several suites. The lists of a suite are fetched at its first use and dropped at the end. */
export class SuitePackages implements AsyncDisposable {
  readonly #apts = new Map<string, Promise<PrivateApt>>();

  readonly #folder: string;
  readonly #os: OsRelease;
  readonly #report: Report;

  constructor(folder: string, os: OsRelease, report: Report) {
    this.#folder = folder;
    this.#os = os;
    this.#report = report;
  }

  /** @throws TestbedUnavailable when the suite cannot be reached. */
  apt(suite: string): Promise<PrivateApt> {
    const known = this.#apts.get(suite);
    if (known) return known;
    const created = this.#open(suite);
    this.#apts.set(suite, created);
    return created;
  }

  /** Shared libraries that these packages need and the system lacks. @throws TestbedUnavailable */
  async missingLibraries(suite: string, names: readonly string[]): Promise<string[]> {
    const apt = await this.apt(suite);
    const missing = await apt.missingDependencies(names).catch((error: unknown) => {
      throw new TestbedUnavailable(`packages of ${suite} could not be had: ${lastWords(error)}`, { cause: error });
    });
    // libc itself is left to the system: another one beside it would not fit the system's loader.
    return missing.filter((name) => name.startsWith('lib') && !/^libc(6|-)/.test(name));
  }

  /** @throws TestbedUnavailable when the suite, or one of the packages in it, cannot be had. */
  async unpack(suite: string, names: readonly string[], target: string): Promise<void> {
    const apt = await this.apt(suite);
    this.#report(`Downloading from ${suite}: ${names.join(', ')}`);
    await apt.unpack(names, target).catch((error: unknown) => {
      throw new TestbedUnavailable(`packages of ${suite} could not be had: ${lastWords(error)}`, { cause: error });
    });
    for (const name of unneeded) await rm(join(target, name), { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const opened of await Promise.allSettled(this.#apts.values())) {
      if (opened.status === 'fulfilled') await opened.value[Symbol.asyncDispose]();
    }
  }

  async #open(suite: string): Promise<PrivateApt> {
    const sources = suiteSources(suite, this.#os, await machineSources());
    this.#report(`Fetching the package lists of ${suite}`);
    const apt = await PrivateApt.create(this.#folder, sources);
    await apt.update().catch(async (error: unknown) => {
      await apt[Symbol.asyncDispose]();
      throw new TestbedUnavailable(`the suite ${suite} could not be reached: ${lastWords(error)}`, { cause: error });
    });
    return apt;
  }
}

function lastWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
