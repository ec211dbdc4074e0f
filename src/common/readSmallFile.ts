import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** Far beyond any file that a person or a tool writes by hand. */
const defaultLimit = 4 * 1024 * 1024;

const chunkSize = 16 * 1024;

/** Why a path that leads to something is not read, by the system's names: no plain file, or too large. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  readonly code: 'EISDIR' | 'EFTYPE' | 'EFBIG';

  constructor(code: NotReadable['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * Reads the text of a file whose path somebody else chose. Whatever is there, it comes to an end: opening a FIFO waits
 * for a writer, reading a device never ends or does something, and a file may be larger than the memory.
 *
 * @param limit in bytes
 * @throws NotReadable, or what the file system says
 */
export async function readSmallFile(path: string, limit = defaultLimit): Promise<string> {
  // Looked at before it is opened, for to open some devices is to act on them; and after, for it may be another by then.
  requireFile(await stat(path));
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    requireFile(await file.stat());
    const chunks: Buffer[] = [];
    for (let length = 0; ;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(chunkSize) });
      if (bytesRead === 0) {
        return Buffer.concat(chunks).toString('utf8');
      }
      length += bytesRead;
      if (length > limit) {
        throw new NotReadable('EFBIG');
      }
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

function requireFile(found: { readonly isFile: () => boolean; readonly isDirectory: () => boolean }): void {
  if (!found.isFile()) {
    throw new NotReadable(found.isDirectory() ? 'EISDIR' : 'EFTYPE');
  }
}
