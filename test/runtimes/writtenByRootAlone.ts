import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';

const groupOrOthersWrite = 0o022;

/** Whether nobody but root can put another file in the place of this one. */
export async function writtenByRootAlone(file: string): Promise<boolean> {
  const place = await realpath(file);
  const { uid, mode } = await stat(place);
  const isRoots = uid === 0 && (mode & groupOrOthersWrite) === 0;
  return isRoots && (place === '/' || writtenByRootAlone(path.dirname(place)));
}
