import { pathHierarchies, unified } from './cgroupMounts.ts';

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
