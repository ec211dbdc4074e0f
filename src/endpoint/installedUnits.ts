import { access } from 'node:fs/promises';
import path from 'node:path';

/** Where systemd looks for the units of the system. Source: systemd.unit(5), "System Unit Search Path". */
const unitFolders = [
  ...['/etc/systemd/system', '/run/systemd/system'],
  ...['/usr/local/lib/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'],
];

/** Which of these services the machine has, running or not. */
export async function installedUnits(
  names: readonly string[],
  folders: readonly string[] = unitFolders,
): Promise<readonly string[]> {
  const has = async (name: string): Promise<boolean> => {
    const looks = folders.map((folder) => access(path.join(folder, `${name}.service`)));
    return Promise.any(looks).then(
      () => true,
      () => false,
    );
  };
  const found = await Promise.all(names.map(has));
  return names.filter((_name, index) => found[index]);
}
