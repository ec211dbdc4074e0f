/** A line of /proc/PID/mountinfo, see proc_pid_mountinfo(5). */
export interface Mount {
  readonly id: string;
  /** The folder of the file system that is seen at the mount point; `/` when it is all of it. */
  readonly root: string;
  readonly mountPoint: string;
  /** Of this mount, such as `ro`; those of the file system are `superOptions`. */
  readonly options: readonly string[];
  readonly fileSystemType: string;
  readonly superOptions: readonly string[];
}

/** Lines that are not understood are left out. */
export function parseMountinfo(text: string): readonly Mount[] {
  return text.split('\n').flatMap((line) => {
    // Optional fields, of any number, are ended by a hyphen.
    const [before = '', after = ''] = line.split(' - ');
    const [id, , , root, mountPoint, options] = before.split(' ');
    const [fileSystemType, , superOptions] = after.split(' ');
    if (!id || !root || !mountPoint || !fileSystemType) {
      return [];
    }
    return {
      id,
      root: unescaped(root),
      mountPoint: unescaped(mountPoint),
      options: options?.split(',') ?? [],
      fileSystemType,
      superOptions: superOptions?.split(',') ?? [],
    };
  });
}

/** Space, tab, line break and backslash are written as octal numbers. */
function unescaped(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
