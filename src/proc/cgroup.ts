import { type Mount, parseMountinfo } from './mountinfo.ts';
import { readText } from './read.ts';

/** The one hierarchy of cgroup v2. */
export const unified = 'unified';

/** The v1 controllers that limits and usage are read of. */
const controllers = ['memory', 'pids', 'cpu'];

/**
 * Runtimes make a cgroup under the same path in every hierarchy, so the path in one stands for all: the first of these
 * that there is. systemd has a v1 hierarchy that controls nothing, for old programs even beside v2.
 */
const pathHierarchies: readonly string[] = [...controllers, unified, 'name=systemd'];

/** Where cgroup hierarchies are mounted for this process; none where that cannot be read. */
export async function readCgroupMounts(procFolder: string): Promise<readonly Mount[]> {
  const text = await readText(`${procFolder}/self/mountinfo`).catch(() => '');
  return parseMountinfo(text).filter(({ fileSystemType }) => ['cgroup', 'cgroup2'].includes(fileSystemType));
}

/** @param hierarchy a v1 controller, `name=…`, or `unified` */
function mountOf(mounts: readonly Mount[], hierarchy: string): Mount | undefined {
  return mounts.find(({ fileSystemType, superOptions }) =>
    hierarchy === unified
      ? fileSystemType === 'cgroup2'
      : fileSystemType === 'cgroup' && superOptions.includes(hierarchy),
  );
}

/** `hybrid`: controllers on v1 hierarchies, and the unified one beside them. */
export function cgroupVersion(mounts: readonly Mount[]): 'v1' | 'v2' | 'hybrid' | undefined {
  const v2 = mountOf(mounts, unified) !== undefined;
  if (controllers.some((controller) => mountOf(mounts, controller))) {
    return v2 ? 'hybrid' : 'v1';
  }
  return v2 ? 'v2' : undefined;
}

/**
 * The path in the text of /proc/PID/cgroup, which has a line `number:controllers:path` for each hierarchy, see
 * cgroups(7).
 *
 * @returns `undefined` where there is none, or where the cgroup is outside of what this process sees (`/../…`)
 */
export function cgroupPathIn(text: string): string | undefined {
  const paths = new Map<string, string>();
  // A path may hold any character but NUL and line break, colons too.
  for (const [, number, controllers = '', path = ''] of text.matchAll(/^(\d+):([^:\n]*):(\/.*)$/gm)) {
    for (const hierarchy of number === '0' ? [unified] : controllers.split(',')) {
      paths.set(hierarchy, path);
    }
  }
  const path = pathHierarchies.map((hierarchy) => paths.get(hierarchy)).find((found) => found !== undefined);
  return path?.split('/').includes('..') ? undefined : path;
}

/** The folder of a cgroup in one hierarchy, and whose files are in it. */
export interface CgroupFolder {
  readonly folder: string;
  readonly version: 'v1' | 'v2';
}

/**
 * Where a cgroup's files of a controller are: in its v1 hierarchy, or else in the unified one.
 *
 * @param path from the root of the hierarchy; a runtime gave it, so it is not believed to stay in there
 * @returns `undefined` where neither is mounted, or the path is none in it
 */
export function cgroupFolder(mounts: readonly Mount[], controller: string, path: string): CgroupFolder | undefined {
  const v1 = mountOf(mounts, controller);
  const folder = folderIn(v1 ?? mountOf(mounts, unified), path);
  return folder === undefined ? undefined : { folder, version: v1 === undefined ? 'v2' : 'v1' };
}

/** Where a cgroup is in the hierarchy that the path is one of. */
export function mainFolder(mounts: readonly Mount[], path: string): string | undefined {
  const hierarchy = pathHierarchies.find((name) => mountOf(mounts, name));
  return hierarchy === undefined ? undefined : folderIn(mountOf(mounts, hierarchy), path);
}

export function unifiedFolder(mounts: readonly Mount[], path: string): string | undefined {
  return folderIn(mountOf(mounts, unified), path);
}

function folderIn(mount: Mount | undefined, path: string): string | undefined {
  const names = namesOf(path);
  if (mount === undefined || !path.startsWith('/') || path.includes('\0') || names.includes('..')) {
    return undefined;
  }
  // A container without a cgroup namespace sees its own part of the hierarchy only, but the whole path.
  const seen = namesOf(mount.root);
  return seen.some((name, index) => name !== names[index])
    ? undefined
    : ['', ...namesOf(mount.mountPoint), ...names.slice(seen.length)].join('/');
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
