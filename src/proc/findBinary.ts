import { access, constants, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isMissing } from './errorCode.ts';

/**
 * The file that a configured binary is, with symbolic links followed.
 *
 * @param binary an absolute path, or a name that is looked up in `folders`
 * @returns `undefined` where there is none
 * @throws where a folder or the file is closed to this user
 */
export async function findBinary(binary: string, folders: readonly string[]): Promise<string | undefined> {
  if (path.isAbsolute(binary)) {
    return executableAt(binary);
  }
  // A path that is relative is so to a folder that only the runtime knows.
  if (binary === '' || binary.includes('/')) {
    return undefined;
  }
  for (const folder of folders) {
    const found = await executableAt(path.join(folder, binary));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

async function executableAt(file: string): Promise<string | undefined> {
  try {
    const real = await realpath(file);
    if (!(await stat(real)).isFile()) {
      return undefined;
    }
    await access(real, constants.X_OK);
    return real;
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}
