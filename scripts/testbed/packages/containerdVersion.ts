/** The lines of containerd that the testbed knows. 2.x is what Debian's unstable has today. */
export const containerdVersions = ['1.6', '1.7', '2.x'] as const;

export type ContainerdVersion = (typeof containerdVersions)[number];

/** The suite of Debian whose package is of that line. */
export const debianSuites: Readonly<Record<ContainerdVersion, string>> = {
  '1.6': 'bookworm',
  '1.7': 'trixie',
  '2.x': 'sid',
};

export function isContainerdVersion(text: string): text is ContainerdVersion {
  return containerdVersions.some((version) => version === text);
}

/** The line that a package version such as `1.6.20~ds1-1+deb12u3` belongs to. */
export function lineOfPackage(packageVersion: string): ContainerdVersion | undefined {
  const upstream = packageVersion.replace(/^\d+:/, '');
  return containerdVersions.find((version) => upstream.startsWith(version.replace('x', '')));
}
