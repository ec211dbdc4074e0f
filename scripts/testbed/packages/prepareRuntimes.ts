import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir } from '../../cacheDir.ts';
import { cacheEntry } from '../cacheEntry.ts';
import type { Report } from '../report.ts';
import { TestbedUnavailable } from '../testbedUnavailable.ts';
import { type ContainerdBinaries, containerdBinaries } from './containerdBinaries.ts';
import { type ContainerdVersion, debianSuites, lineOfPackage } from './containerdVersion.ts';
import { type OsRelease, readOsRelease } from './osRelease.ts';
import { requirePrivileges } from './requirePrivileges.ts';
import { SuitePackages } from './suitePackages.ts';
import { type ToolPaths, toolPackages, toolPaths } from './toolPaths.ts';

export interface PreparedRuntimes {
  readonly tools: ToolPaths;
  readonly containerds: ReadonlyMap<ContainerdVersion, ContainerdBinaries>;
}

/**
 * Sees to it that the programs of these versions are in the cache: Debian packages, downloaded and unpacked, never
 * installed. Takes no time when they are there; several processes may do it at once.
 *
 * @throws TestbedUnavailable with the reason, where one of them cannot be had.
 */
export async function prepareRuntimes(
  versions: readonly ContainerdVersion[],
  report: Report,
): Promise<PreparedRuntimes> {
  await requirePrivileges();
  const os = await readOsRelease();
  const folder = join(cacheDir(), 'packages');
  await mkdir(folder, { recursive: true });
  await using packages = new SuitePackages(folder, os, report);

  const lines = versions.map((version) => fetchLine(folder, os, packages, version));
  const jobs = [fetchTools(folder, os, packages), ...lines];
  // All of them end before an error goes up, so that nothing runs on behind it.
  await Promise.allSettled(jobs);
  const [toolRoot = '', ...roots] = await Promise.all(jobs);
  const tools = await toolPaths(toolRoot);
  const containerds = new Map<ContainerdVersion, ContainerdBinaries>();
  for (const [index, version] of versions.entries()) {
    const binaries = await containerdBinaries(roots[index] ?? '', tools.libraryPath).catch((error: unknown) => {
      throw new TestbedUnavailable(`containerd ${version} does not run on this machine: ${String(error)}`);
    });
    containerds.set(version, binaries);
  }
  return { tools, containerds };
}

function fetchTools(folder: string, os: OsRelease, packages: SuitePackages): Promise<string> {
  const key = createHash('sha256').update(toolPackages.join(' ')).digest('hex').slice(0, 8);
  return cacheEntry(join(folder, `tools-${os.codename}-${process.arch}-${key}`), async (partial) => {
    const libraries = await packages.missingLibraries(os.codename, [...toolPackages, 'containerd']);
    await packages.unpack(os.codename, [...toolPackages, ...libraries], partial);
  });
}

/** Ubuntu has only the containerd of its own suite, of whatever line that is. */
function fetchLine(
  folder: string,
  os: OsRelease,
  packages: SuitePackages,
  version: ContainerdVersion,
): Promise<string> {
  const suite = os.distribution === 'debian' ? debianSuites[version] : os.codename;
  return cacheEntry(join(folder, `containerd-${version}-${suite}-${process.arch}`), async (partial) => {
    if (os.distribution !== 'debian') {
      const own = await (await packages.apt(suite)).candidate('containerd').catch(() => undefined);
      if (own === undefined || lineOfPackage(own) !== version) {
        throw new TestbedUnavailable(`containerd ${version} comes from Debian; Ubuntu ${suite} has ${own ?? 'none'}`);
      }
    }
    await packages.unpack(suite, ['containerd'], partial);
  });
}
