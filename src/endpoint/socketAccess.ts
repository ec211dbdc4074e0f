import { stat } from 'node:fs/promises';
import { readSmallFile } from '../common/readSmallFile.ts';
import type { SocketAccess } from '../contract/failure.ts';

/** Who may open this socket; `undefined` when not even that may be read, because a folder above is closed. */
export async function readSocketAccess(socketPath: string): Promise<SocketAccess | undefined> {
  try {
    const { uid, gid, mode } = await stat(socketPath);
    return {
      owner: await nameOf('/etc/passwd', uid),
      group: await nameOf('/etc/group', gid),
      mode: mode & 0o777,
    };
  } catch {
    return undefined;
  }
}

/** The name of a user or group, from passwd(5) or group(5); the number itself where they do not know it. */
async function nameOf(database: string, id: number): Promise<string> {
  const lines = await readSmallFile(database).then(
    (text) => text.split('\n'),
    () => [],
  );
  const line = lines.map((entry) => entry.split(':')).find((fields) => fields[2] === String(id));
  return line?.[0] ?? String(id);
}
