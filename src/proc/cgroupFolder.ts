import { mountOf, pathHierarchies, unified } from './cgroupMounts.ts';
import type { Mount } from './mountinfo.ts';

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

/** In the hierarchy that the path is one of. */
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
