import { parseMountinfo, type Mount } from './mountinfo.ts';
import { readText } from './readText.ts';

/** The one hierarchy of cgroup v2. */
export const unified = 'unified';

/** The v1 controllers that limits and usage are read of. */
const controllers = ['memory', 'pids', 'cpu'];

/**
 * Runtimes make a cgroup under the same path in every hierarchy, so the path in one stands for all: the first of these
 * that there is. systemd has a v1 hierarchy that controls nothing, for old programs even beside v2.
 */
export const pathHierarchies: readonly string[] = [...controllers, unified, 'name=systemd'];

/** Where cgroup hierarchies are mounted for this process; none where that cannot be read. */
export async function readCgroupMounts(procFolder: string): Promise<readonly Mount[]> {
  const text = await readText(`${procFolder}/self/mountinfo`).catch(() => '');
  return parseMountinfo(text).filter(({ fileSystemType }) => ['cgroup', 'cgroup2'].includes(fileSystemType));
}

/** @param hierarchy a v1 controller, `name=…`, or `unified` */
export function mountOf(mounts: readonly Mount[], hierarchy: string): Mount | undefined {
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
