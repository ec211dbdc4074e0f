/** systemd takes no longer unit name (UNIT_NAME_MAX). */
const longestUnitName = 255;

/**
 * The cgroup of a systemd slice. A dash in its name is a step down the tree (systemd.slice(5)): `a-b-c.slice` is
 * `/a.slice/a-b.slice/a-b-c.slice`. `undefined` for what is no slice's name.
 */
export function systemdSlicePath(slice: string): string | undefined {
  if (slice === '-.slice') {
    return '/';
  }
  if (slice.length > longestUnitName || !/^[^-/]+(?:-[^-/]+)*\.slice$/.test(slice)) {
    return undefined;
  }
  const steps = slice.slice(0, -'.slice'.length).split('-');
  return steps.map((_, at) => `/${steps.slice(0, at + 1).join('-')}.slice`).join('');
}
