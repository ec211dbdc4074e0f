import { systemdSlicePath } from './systemdSlicePath.ts';

/**
 * The path from the root of the hierarchy for a `cgroupsPath` of a spec. With the systemd driver that is
 * `slice:prefix:name` (runc's docs/systemd.md), for the scope `prefix-name.scope` in the slice. A path without a slash
 * in front is relative to a cgroup that only the runtime knows: `undefined`.
 */
export function cgroupPathOf(cgroupsPath: string | undefined): string | undefined {
  if (cgroupsPath === undefined || cgroupsPath.startsWith('/')) {
    return cgroupsPath;
  }
  const [slice, prefix, name, ...rest] = cgroupsPath.split(':', 4);
  if (slice === undefined || prefix === undefined || name === undefined || name === '' || rest.length > 0) {
    return undefined;
  }
  const parent = systemdSlicePath(slice === '' ? 'system.slice' : slice);
  if (parent === undefined) {
    return undefined;
  }
  const unit = name.endsWith('.slice') ? name : `${prefix === '' ? '' : `${prefix}-`}${name}.scope`;
  return `${parent === '/' ? '' : parent}/${unit}`;
}
