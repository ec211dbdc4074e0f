import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { partialFolder } from '../partialFolder.ts';
import { runTool } from '../runTool.ts';
import { type AptSource, formatSource } from './aptSource.ts';

/**
 * An apt with lists, cache and configuration of its own, so that nothing of the system changes and no lock of the
 * system's apt is taken. From the machine's configuration it keeps how to reach the mirror (Acquire: proxies,
 * time-outs; credentials in /etc/apt/auth.conf.d) and drops the rest, hooks included.
 */
export class PrivateApt implements AsyncDisposable {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#env = env;
  }

  static async create(parent: string, sources: readonly AptSource[]): Promise<PrivateApt> {
    const folder = await partialFolder(parent);
    for (const name of ['sources', 'lists/partial', 'cache/archives/partial']) {
      await mkdir(join(folder, name), { recursive: true });
    }
    await writeFile(join(folder, 'sources/testbed.sources'), sources.map(formatSource).join('\n'));
    const configuration = join(folder, 'apt.conf');
    await writeFile(configuration, await aptConfiguration(folder));
    return new PrivateApt(folder, { ...process.env, APT_CONFIG: configuration, LC_ALL: 'C' });
  }

  /** Fetches the package lists. Without this mode apt calls it a success when none could be had. */
  async update(): Promise<void> {
    await this.#get(['update', '-o', 'APT::Update::Error-Mode=any']);
  }

  /**
   * The packages that a real installation of these would bring along on this machine: dependencies that the system
   * does not have. Only read, nothing is locked.
   */
  async missingDependencies(names: readonly string[]): Promise<string[]> {
    const uris = await this.#get(['install', '--print-uris', '-y', '--no-install-recommends', ...names]);
    const brought = [...uris.matchAll(/^'[^']+' ([^_\s]+)_\S+\.deb /gm)].flatMap(([, name]) => name ?? []);
    return brought.filter((name) => !names.includes(name));
  }

  /** The newest version of a package in these sources; @throws when there is none. */
  async candidate(name: string): Promise<string | undefined> {
    const text = await this.#get(['download', '--print-uris', '-o', 'Dir::State::status=/dev/null', name]);
    const [, version] = /^'[^']+' [^_\s]+_([^_]+)_\S+\.deb /m.exec(text) ?? [];
    return version === undefined ? undefined : decodeURIComponent(version);
  }

  /** Downloads these packages (apt checks size, hash and the archive's signature) and unpacks them into a folder. */
  async unpack(names: readonly string[], target: string): Promise<void> {
    const debs = await mkdtemp(join(this.#folder, 'debs-'));
    // An empty package database: the version installed on the system plays no part in what is downloaded.
    await this.#get(['download', '-o', 'Dir::State::status=/dev/null', ...names], debs);
    for (const file of await readdir(debs)) await runTool('dpkg-deb', ['-x', join(debs, file), target]);
    await rm(debs, { recursive: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #get(args: readonly string[], cwd = this.#folder): Promise<string> {
    return runTool('apt-get', ['-q', ...args], { cwd, env: this.#env, timeoutMs: 10 * 60_000 });
  }
}

async function aptConfiguration(folder: string): Promise<string> {
  const dump = await runTool('apt-config', ['dump']);
  const reach = dump.split('\n').filter((line) => /^Acquire::(?!IndexTargets|Changelogs|Languages)/.test(line));
  const architecture = (await runTool('dpkg', ['--print-architecture'])).trim();
  return [
    ...reach,
    'Acquire::Languages "none";',
    'Acquire::Retries "3";',
    // Users other than root cannot look into every cache folder.
    'APT::Sandbox::User "root";',
    `APT::Architectures { "${architecture}"; };`,
    'Dir::Etc::main "/dev/null";',
    'Dir::Etc::parts "/dev/null";',
    'Dir::Etc::sourcelist "/dev/null";',
    `Dir::Etc::sourceparts "${folder}/sources";`,
    'Dir::Etc::preferences "/dev/null";',
    'Dir::Etc::preferencesparts "/dev/null";',
    `Dir::State::lists "${folder}/lists";`,
    `Dir::Cache "${folder}/cache";`,
    'DPkg::Lock::Timeout "300";',
    '',
  ].join('\n');
}
